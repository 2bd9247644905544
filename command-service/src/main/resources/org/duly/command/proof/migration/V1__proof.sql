-- The log's Merkle tree, what was signed of it, and the keys. Run as the owner; the service may add, and nothing else but
-- say that a checkpoint was published and a key retired.
CREATE SCHEMA IF NOT EXISTS proof;

-- Full tiles of entries: 256 hashes of 32 bytes. They do not compress.
CREATE TABLE proof.tile (
    index  bigint PRIMARY KEY CHECK (index >= 0),
    hashes bytea  STORAGE EXTERNAL NOT NULL CHECK (length(hashes) = 8192)
);

-- Hashes over full tiles of the level below: level 1 over 256 entries, level 2 over 65,536, and so on.
CREATE TABLE proof.node (
    level smallint NOT NULL CHECK (level > 0),
    index bigint   NOT NULL CHECK (index >= 0),
    hash  bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, index)
);

CREATE TABLE proof.signing_key (
    verifier   text        PRIMARY KEY,
    secret     bytea       NOT NULL, -- wrapped under the master key
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);

CREATE UNIQUE INDEX signing_key_in_use ON proof.signing_key ((true)) WHERE retired_at IS NULL;

CREATE TABLE proof.checkpoint (
    size         bigint      PRIMARY KEY CHECK (size > 0),
    note         text        NOT NULL,
    signed_at    timestamptz NOT NULL,
    published_at timestamptz -- on Kafka
);

CREATE INDEX checkpoint_unpublished ON proof.checkpoint (size) WHERE published_at IS NULL;

GRANT USAGE ON SCHEMA proof TO duly_command;
GRANT SELECT, INSERT ON proof.tile, proof.node, proof.signing_key, proof.checkpoint TO duly_command;
GRANT UPDATE (retired_at) ON proof.signing_key TO duly_command;
GRANT UPDATE (published_at) ON proof.checkpoint TO duly_command;
