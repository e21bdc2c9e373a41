SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX data.new_name RENAME TO old_name;

DROP INDEX data.by_a;

CREATE INDEX by_a ON data.t (a);

CREATE INDEX gone ON data.t (b, a);

ALTER INDEX data.stored SET (fillfactor = 50);

ALTER INDEX data.stored RESET (deduplicate_items);
