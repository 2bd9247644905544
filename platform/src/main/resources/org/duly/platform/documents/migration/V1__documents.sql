CREATE SCHEMA documents;

CREATE TABLE documents.document (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    -- Whether the digest is the SHA-256 of the content, so that whoever reads it can check; else it is keyed.
    public boolean NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    size integer NOT NULL GENERATED ALWAYS AS (octet_length(content)) STORED,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Encrypted and packed formats do not compress: do not spend time on trying.
ALTER TABLE documents.document ALTER COLUMN content SET STORAGE EXTERNAL;

GRANT USAGE ON SCHEMA documents TO duly_command, duly_query;
GRANT SELECT ON documents.document TO duly_command, duly_query;
GRANT INSERT ON documents.document TO duly_command;
