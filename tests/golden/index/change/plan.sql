SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX data.old_name RENAME TO new_name;

DROP INDEX data.gone;

DROP INDEX data.by_a;

CREATE INDEX by_a ON data.t (a DESC);

ALTER INDEX data.stored SET (deduplicate_items = off);

ALTER INDEX data.stored RESET (fillfactor);
