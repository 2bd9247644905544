-- What becomes due, folded from the log: it can be emptied and folded again. Run as the owner.
CREATE SCHEMA IF NOT EXISTS due;

-- Up to which position of the log the items were folded.
CREATE TABLE due.cursor (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    position bigint NOT NULL
);

INSERT INTO due.cursor (position) VALUES (-1);

CREATE TABLE due.item (
    kind    text        NOT NULL,
    subject uuid        NOT NULL,
    due_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);

CREATE INDEX item_due_at ON due.item (due_at);

GRANT USAGE ON SCHEMA due TO duly_command;
GRANT SELECT, UPDATE ON due.cursor TO duly_command;
GRANT SELECT, INSERT, UPDATE, DELETE ON due.item TO duly_command;
