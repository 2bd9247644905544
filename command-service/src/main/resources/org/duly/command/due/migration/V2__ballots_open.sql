-- Ballots open by themselves from now on, also those that were scheduled before: everything is folded again.
UPDATE due.cursor SET position = -1;
