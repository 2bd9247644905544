-- How responses were coded when. Built from the first event on, so the projection starts again with the topic.
TRUNCATE read.applied, read.archive, read.engagement, read.response, read.response_text, read.response_reason,
    read.tally, read.tally_change, read.tally_sum, read.tally_day;

-- What an analysis of themes needs of a response, from its first coding on: one row for as long as all of it was so, from
-- position up to but not including until. The largest bigint means that it is still so.
--   of_latest_text  the coding that stands is of the answers in force
--   coding          the coding that stands; null while only models coded the response
--   suggestion      a model's last coding, unless a person took it over
--   coders          what each person said of the same answers, where there are several; null otherwise
CREATE TABLE read.coding_history (
    response_id    uuid    NOT NULL,
    position       bigint  NOT NULL,
    until          bigint  NOT NULL,
    engagement_id  uuid    NOT NULL,
    counted        boolean NOT NULL,
    signatories    integer NOT NULL,
    campaign_id    text COLLATE "C",
    of_latest_text boolean NOT NULL,
    agreed         boolean NOT NULL,
    coding         jsonb,
    suggestion     jsonb,
    coders         jsonb,
    CONSTRAINT coding_history_pk PRIMARY KEY (response_id, position)
);
CREATE INDEX coding_history_engagement ON read.coding_history (engagement_id, until, response_id);

-- Considerations and programmes are few and short: each question folds their events. These find them.
CREATE INDEX archive_considerations ON read.archive (log, scope, stream, stream_version)
    WHERE stream LIKE 'consideration/%';
CREATE INDEX archive_programmes ON read.archive (stream, stream_version) WHERE stream LIKE 'programme/%';
