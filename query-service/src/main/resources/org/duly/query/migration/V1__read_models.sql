-- Everything here can be rebuilt from the topic alone. A rebuild makes these tables anew in another schema and moves
-- them here, so nothing may refer to them by a foreign key, and only tables named in ReadSchema take part.

-- How far each log is applied. A batch moves one row from exactly the position it read: this row is the lock and the fence.
CREATE TABLE read.applied (
    log         text COLLATE "C" NOT NULL,
    position    bigint           NOT NULL,
    topic       text COLLATE "C" NOT NULL,
    partition   integer          NOT NULL,
    next_offset bigint           NOT NULL,
    recorded_at timestamptz,
    CONSTRAINT applied_pk PRIMARY KEY (log)
);

-- Every event as published: the audit trail.
CREATE TABLE read.archive (
    log            text COLLATE "C" NOT NULL,
    position       bigint           NOT NULL,
    event_id       uuid             NOT NULL,
    stream         text COLLATE "C" NOT NULL,
    stream_version bigint           NOT NULL,
    scope          text COLLATE "C" NOT NULL,
    type           text COLLATE "C" NOT NULL,
    time           timestamptz      NOT NULL,
    recorded_at    timestamptz      NOT NULL,
    actor          text COLLATE "C" NOT NULL,
    actor_role     text COLLATE "C" NOT NULL,
    bytes          bytea            NOT NULL,
    CONSTRAINT archive_pk PRIMARY KEY (log, position)
);
CREATE INDEX archive_scope ON read.archive (log, scope, position);
CREATE INDEX archive_stream ON read.archive (log, stream, stream_version);

-- What is asked. Phase, days left and lateness are not here: they are worked out from the facts when asked for.
CREATE TABLE read.engagement (
    id             uuid             NOT NULL,
    log            text COLLATE "C" NOT NULL,
    title          text             NOT NULL,
    closes_at      timestamptz,
    facts          jsonb            NOT NULL,
    position       bigint           NOT NULL,
    stream_version bigint           NOT NULL,
    CONSTRAINT engagement_pk PRIMARY KEY (id)
);

-- The register: one row for each item received. No personal text.
CREATE TABLE read.response (
    id                uuid             NOT NULL,
    log               text COLLATE "C" NOT NULL,
    engagement_id     uuid             NOT NULL,
    respondent_id     uuid             NOT NULL,
    receipt_number    text COLLATE "C" NOT NULL,
    channel           text COLLATE "C" NOT NULL,
    receiving_body    text COLLATE "C" NOT NULL,
    received_at       timestamptz      NOT NULL,
    recorded_at       timestamptz      NOT NULL,
    respondent_kind   text COLLATE "C" NOT NULL,
    organisation_code text COLLATE "C",
    stakeholder_group text COLLATE "C",
    place             text COLLATE "C",
    signatories       integer          NOT NULL,
    state             text COLLATE "C" NOT NULL,
    campaign_id       text COLLATE "C",
    text_version      integer          NOT NULL,
    facts             jsonb            NOT NULL,
    position          bigint           NOT NULL,
    stream_version    bigint           NOT NULL,
    CONSTRAINT response_pk PRIMARY KEY (id)
);
CREATE INDEX response_register ON read.response (engagement_id, received_at, id);
CREATE INDEX response_respondent ON read.response (respondent_id);

-- What respondents wrote, decrypted, by version: the only table with personal data. Erasing a respondent deletes their
-- rows. indexed_text stands in for the answers where they are too long for a tsvector (1 MB); null otherwise.
CREATE TABLE read.response_text (
    response_id        uuid    NOT NULL,
    version            integer NOT NULL,
    respondent_name    text,
    respondent_contact text,
    answers            jsonb   NOT NULL,
    indexed_text       text,
    search             tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', coalesce(respondent_name, '')), 'A')
            || CASE WHEN indexed_text IS NULL
                THEN to_tsvector('english', answers)
                ELSE to_tsvector('english', indexed_text) END) STORED,
    CONSTRAINT response_text_pk PRIMARY KEY (response_id, version)
);
CREATE INDEX response_text_search ON read.response_text USING gin (search);

-- Counts kept up with every batch. The value '' of a dimension means that the response does not say.
CREATE TABLE read.tally (
    engagement_id  uuid             NOT NULL,
    dimension      text COLLATE "C" NOT NULL,
    value          text COLLATE "C" NOT NULL,
    received       bigint           NOT NULL,
    counted        bigint           NOT NULL,
    excluded       bigint           NOT NULL,
    pending        bigint           NOT NULL,
    withdrawn      bigint           NOT NULL,
    people         bigint           NOT NULL,
    counted_people bigint           NOT NULL,
    CONSTRAINT tally_pk PRIMARY KEY (engagement_id, dimension, value)
);

-- Keys the digests of tables with personal text, which could be guessed from a bare digest. Not part of a rebuild.
CREATE TABLE read.digest_key (
    key bytea NOT NULL
);
INSERT INTO read.digest_key
VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
