-- Which streams of governance a body, a person's office, an engagement, a proposal, a merger, an organisation, a document, a
-- sign-off or a decision has to do with, each kind in the order of time. What the streams say is folded from their events in
-- the archive when it is asked for. No event of these kinds could be applied before, so there is nothing to catch up with.
--   subject     such as body/ccg-board; '*' has everything
--   kind        of the stream: decision, sign-off, …
--   happened_at of the event that made the connection, mostly the stream's first; so is position
CREATE TABLE read.governance_stream (
    subject     text COLLATE "C" NOT NULL,
    log         text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    happened_at timestamptz      NOT NULL,
    position    bigint           NOT NULL,
    stream      text COLLATE "C" NOT NULL,
    CONSTRAINT governance_stream_pk PRIMARY KEY (subject, log, kind, happened_at, position)
);
