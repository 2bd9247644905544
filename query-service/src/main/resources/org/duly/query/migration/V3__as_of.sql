-- What was counted when. These tables are built from the first event on, so the projection starts again with the topic.
TRUNCATE read.applied, read.archive, read.engagement, read.response, read.response_text, read.response_reason,
    read.tally;

-- When everything in the response's stream up to now had happened: the latest time of its events.
ALTER TABLE read.response ADD COLUMN occurred_at timestamptz NOT NULL;

-- Of the pending, those without a ruling on lateness.
ALTER TABLE read.tally ADD COLUMN unruled bigint NOT NULL;

-- What each event changed in an engagement's counts. number counts an engagement's changes from 1; deltas are as
-- TallyBytes has them.
CREATE TABLE read.tally_change (
    engagement_id uuid        NOT NULL,
    position      bigint      NOT NULL,
    number        bigint      NOT NULL,
    occurred_at   timestamptz NOT NULL,
    received_at   timestamptz NOT NULL,
    deltas        bytea       NOT NULL,
    CONSTRAINT tally_change_pk PRIMARY KEY (engagement_id, position)
);
-- Both times mostly follow the order of the rows: an index of a few pages that costs next to nothing to keep finds those
-- of a day.
CREATE INDEX tally_change_times ON read.tally_change
    USING brin (occurred_at timestamptz_minmax_multi_ops, received_at timestamptz_minmax_multi_ops)
    WITH (pages_per_range = 16, autosummarize = on);

-- The counts as of some positions, so that those as of any other are a sum and the few changes since.
CREATE TABLE read.tally_sum (
    engagement_id uuid    NOT NULL,
    position      bigint  NOT NULL,
    number        bigint  NOT NULL,
    cells         integer NOT NULL,
    counts        bytea   NOT NULL,
    CONSTRAINT tally_sum_pk PRIMARY KEY (engagement_id, position)
);

-- What all that occurred on a day, in London, changed in the counts.
CREATE TABLE read.tally_day (
    engagement_id uuid  NOT NULL,
    day           date  NOT NULL,
    counts        bytea NOT NULL,
    CONSTRAINT tally_day_pk PRIMARY KEY (engagement_id, day)
);
