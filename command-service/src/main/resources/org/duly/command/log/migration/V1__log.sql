-- The log: one total order of events. Run as the owner; the service may add and read, and nothing else.
CREATE SCHEMA IF NOT EXISTS log;

-- Which log this is: given at the first start, never changed.
CREATE TABLE log.identity (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    name       text NOT NULL CHECK (name <> ''),
    simulated  boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Positions are given under the append lock, as the last step before commit; no sequence, so no gap.
-- The command columns stand on the first event of an append that had a command id.
CREATE TABLE log.event (
    position       bigint      NOT NULL,
    version        bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    command_events integer,
    stream         text        NOT NULL,
    scope          text        NOT NULL,
    type           text        NOT NULL,
    caller         text,
    command_id     text,
    request_digest bytea,
    bytes          bytea       STORAGE EXTERNAL NOT NULL, -- ciphertext does not compress, and not under the lock
    CONSTRAINT event_position PRIMARY KEY (position),
    CONSTRAINT event_stream_version UNIQUE (stream, version),
    CONSTRAINT event_numbers CHECK (position >= 0 AND version >= 0),
    CONSTRAINT event_command CHECK (num_nulls(command_events, caller, command_id, request_digest) IN (0, 4))
);

CREATE UNIQUE INDEX event_command_id ON log.event (caller, command_id) WHERE command_id IS NOT NULL;
CREATE INDEX event_scope ON log.event (scope, position);
CREATE INDEX event_type ON log.event (type, position);

GRANT USAGE ON SCHEMA log TO duly_command;
GRANT SELECT, INSERT ON log.identity, log.event TO duly_command;
