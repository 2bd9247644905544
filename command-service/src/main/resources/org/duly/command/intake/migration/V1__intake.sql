-- Files of responses on their way into the log. What they hold is personal, and so is what their columns are called (a
-- file without a header is read with a person's row as its header): all of it is encrypted, each import under a key of its
-- own in the vault, which is destroyed with the import. Run as the owner.
CREATE SCHEMA IF NOT EXISTS intake;

-- What the columns of a source mean, as last used.
CREATE TABLE intake.mapping (
    engagement uuid  NOT NULL,
    source     text  NOT NULL,
    key        uuid  NOT NULL,
    sealed     bytea NOT NULL,
    PRIMARY KEY (engagement, source)
);

CREATE TABLE intake.import (
    id             uuid        PRIMARY KEY,
    engagement     uuid        NOT NULL,
    source         text        NOT NULL,
    key            uuid        NOT NULL,
    uploader       text        NOT NULL,
    command_id     text        NOT NULL, -- of the upload
    file_digest    bytea       NOT NULL, -- keyed
    bytes          bigint      NOT NULL,
    state          text        NOT NULL CHECK (state IN ('UPLOADED', 'RUNNING', 'FINISHED', 'BROKEN', 'DISCARDED')),
    sealed_plan    bytea,                -- how it is read and what its columns mean
    actor          text,                 -- who started it
    actor_role     text,
    on_behalf_of   text,
    rows_read      bigint      NOT NULL DEFAULT 0,
    logged         bigint      NOT NULL DEFAULT 0,
    already_there  bigint      NOT NULL DEFAULT 0,
    failed         bigint      NOT NULL DEFAULT 0,
    problem        text,                 -- why it is broken
    uploaded_at    timestamptz NOT NULL,
    started_at     timestamptz,
    ended_at       timestamptz,
    UNIQUE (uploader, command_id),
    CHECK (rows_read = logged + already_there + failed)
);

CREATE INDEX import_engagement ON intake.import (engagement, id);
CREATE INDEX import_running ON intake.import (id) WHERE state = 'RUNNING';

CREATE TABLE intake.file_part (
    import uuid    NOT NULL,
    number integer NOT NULL,
    sealed bytea   STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (import, number)
);

CREATE TABLE intake.failed_row (
    import uuid   NOT NULL,
    number bigint NOT NULL,
    sealed bytea  NOT NULL,
    PRIMARY KEY (import, number)
);

GRANT USAGE ON SCHEMA intake TO duly_command;
GRANT SELECT, INSERT, UPDATE ON intake.mapping, intake.import TO duly_command;
GRANT SELECT, INSERT, DELETE ON intake.file_part, intake.failed_row TO duly_command;
