-- Papers of a ballot are sealed under a key of the ballot, which only who declares the result may read. So these keys lie
-- apart from respondents' keys, which the query service reads too. Keys that were made among those before are moved here
-- by the command service, which alone knows of the log whose they are.
CREATE TABLE vault.ballot_key (
    id uuid PRIMARY KEY,
    wrapped bytea,
    master_key_id text NOT NULL REFERENCES vault.master_key,
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    CONSTRAINT erased_means_destroyed CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
) WITH (
    -- As with respondents' keys: a destroyed key leaves the file with the next vacuum.
    autovacuum_vacuum_threshold = 0,
    autovacuum_vacuum_scale_factor = 0
);

CREATE TRIGGER only_destroy BEFORE UPDATE ON vault.ballot_key
    FOR EACH ROW EXECUTE FUNCTION vault.only_destroy();

GRANT SELECT, INSERT, UPDATE (wrapped, erased_at) ON vault.ballot_key TO duly_command;
