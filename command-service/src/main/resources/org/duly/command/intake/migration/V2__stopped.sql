-- An import that failed at one place again and again stops, keeps its file, and goes on when somebody says so.
ALTER TABLE intake.import DROP CONSTRAINT import_state_check;
ALTER TABLE intake.import ADD CONSTRAINT import_state_check
    CHECK (state IN ('UPLOADED', 'RUNNING', 'STOPPED', 'FINISHED', 'BROKEN', 'DISCARDED'));
