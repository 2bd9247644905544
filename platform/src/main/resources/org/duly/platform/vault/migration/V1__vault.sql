CREATE SCHEMA vault;

CREATE TABLE vault.master_key (
    id text PRIMARY KEY,
    first_used timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE vault.respondent_key (
    id uuid PRIMARY KEY,
    wrapped bytea,
    master_key_id text NOT NULL REFERENCES vault.master_key,
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    CONSTRAINT erased_means_destroyed CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
) WITH (
    -- An erased key's old row version is still in the file until a vacuum: have it come at the next round.
    autovacuum_vacuum_threshold = 0,
    autovacuum_vacuum_scale_factor = 0
);

-- Under an unchanged master key the only thing that can ever be done to a key is to destroy it.
CREATE FUNCTION vault.only_destroy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.wrapped IS NULL OR (NEW.wrapped IS NOT NULL AND NEW.master_key_id = OLD.master_key_id) THEN
        RAISE EXCEPTION 'A key can only be destroyed, and only once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER only_destroy BEFORE UPDATE ON vault.respondent_key
    FOR EACH ROW EXECUTE FUNCTION vault.only_destroy();

-- The first master key ever used is the vault's; another file in its place would make keys nobody can find again.
CREATE FUNCTION vault.uses_master_key(candidate text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('vault.master_key', 0));
    INSERT INTO vault.master_key (id) SELECT candidate WHERE NOT EXISTS (SELECT FROM vault.master_key);
    RETURN EXISTS (SELECT FROM vault.master_key WHERE id = candidate);
END
$$;

GRANT USAGE ON SCHEMA vault TO duly_command, duly_query;
GRANT SELECT ON vault.master_key, vault.respondent_key TO duly_command, duly_query;
GRANT INSERT ON vault.master_key, vault.respondent_key TO duly_command;
GRANT UPDATE (wrapped, erased_at) ON vault.respondent_key TO duly_command;
