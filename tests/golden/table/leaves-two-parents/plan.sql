SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.flat NO INHERIT data.named;

ALTER TABLE data.flat NO INHERIT data.placed;

ALTER TABLE data.flat DROP COLUMN name;

ALTER TABLE data.flat DROP COLUMN label;

ALTER TABLE data.house NO INHERIT data.named;

ALTER TABLE data.house NO INHERIT data.placed;

ALTER TABLE data.house DROP COLUMN name;

ALTER TABLE data.house DROP COLUMN label;

ALTER TABLE data.house DROP COLUMN place;

DROP TABLE data.placed;
