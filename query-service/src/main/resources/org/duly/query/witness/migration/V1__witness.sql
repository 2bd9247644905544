-- What a witness remembers. It is made from Kafka alone, never from the read models, and no rebuild touches it: a witness
-- that forgets what it cosigned is none.

-- Full tiles of entries of each log: 256 hashes of 32 bytes. They do not compress.
CREATE TABLE witness.tile (
    log    text   COLLATE "C" NOT NULL,
    index  bigint NOT NULL CHECK (index >= 0),
    hashes bytea  STORAGE EXTERNAL NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (log, index)
);

-- Hashes over full tiles of the level below: level 1 over 256 entries, level 2 over 65,536, and so on.
CREATE TABLE witness.node (
    log   text     COLLATE "C" NOT NULL,
    level smallint NOT NULL CHECK (level > 0),
    index bigint   NOT NULL CHECK (index >= 0),
    hash  bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (log, level, index)
);

-- Where to read on in a log, and the hashes of its tree that fill no tile yet.
CREATE TABLE witness.progress (
    log         text   COLLATE "C" PRIMARY KEY,
    topic       text   NOT NULL,
    topic_id    text   NOT NULL, -- a topic that was deleted and made again has another
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    size        bigint NOT NULL CHECK (size >= 0),
    tail        bytea  NOT NULL
);

-- Where to read on in the topic of checkpoints.
CREATE TABLE witness.checkpoint_progress (
    topic_id    text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic_id, partition)
);

-- The witness's own key.
CREATE TABLE witness.signing_key (
    verifier   text        PRIMARY KEY,
    secret     bytea       NOT NULL, -- wrapped under the master key
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);

CREATE UNIQUE INDEX signing_key_in_use ON witness.signing_key ((true)) WHERE retired_at IS NULL;

-- Keys of logs that were trusted at first use, or handed over to by one that was trusted.
CREATE TABLE witness.log_key (
    log            text        COLLATE "C" NOT NULL,
    verifier       text        NOT NULL,
    handed_over_by text,   -- the key before it; null at first use
    trusted_at     timestamptz NOT NULL,
    until_size     bigint, -- of the checkpoint by which it handed over to the next
    PRIMARY KEY (log, verifier)
);

-- Every checkpoint that was cosigned, with the cosignature, for ever.
CREATE TABLE witness.checkpoint (
    log         text        COLLATE "C" NOT NULL,
    size        bigint      NOT NULL CHECK (size > 0),
    note        text        NOT NULL,
    cosigned_at timestamptz NOT NULL,
    PRIMARY KEY (log, size)
);

-- What did not fit, for ever. While one of a log is not acknowledged, nothing of that log is cosigned.
CREATE TABLE witness.alarm (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    log             text        COLLATE "C" NOT NULL,
    first_position  bigint,     -- the first position that differs; null if only a range is known
    agreed_size     bigint      NOT NULL, -- how many events there is agreement on, as far as known
    finding         text        NOT NULL,
    note            text,       -- the checkpoint that was refused
    raised_at       timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by text,
    reason          text,
    CHECK ((acknowledged_at IS NULL) = (reason IS NULL) AND (reason IS NULL) = (acknowledged_by IS NULL))
);

CREATE INDEX alarm_open ON witness.alarm (log) WHERE acknowledged_at IS NULL;
