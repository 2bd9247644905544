-- How responses were coded by what had happened, what is still to be done about each, and since when a report is stale.
-- Built from the first event on, so the projection starts again with the topic.
TRUNCATE read.applied, read.archive, read.engagement, read.response, read.response_text, read.response_reason,
    read.tally, read.tally_change, read.tally_sum, read.tally_day, read.coding_history;

-- On the clock of occurrence a row is in force from occurred_at up to but not including occurred_until; the end of the
-- year 9999 means that it still is. A row with an empty span was overtaken by what had happened before it.
ALTER TABLE read.coding_history ADD COLUMN occurred_at timestamptz NOT NULL;
ALTER TABLE read.coding_history ADD COLUMN occurred_until timestamptz NOT NULL;

-- What is still to be done about the response: the bits of GapKind.
ALTER TABLE read.response ADD COLUMN gaps integer NOT NULL;

-- Whether the change is one of what a report counts: something was received, counted, excluded, withdrawn or moved from
-- one campaign to another.
ALTER TABLE read.tally_change ADD COLUMN reported boolean NOT NULL;
