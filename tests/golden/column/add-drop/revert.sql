SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ADD COLUMN gone text;

ALTER TABLE data.t DROP COLUMN twice;

ALTER TABLE data.t DROP COLUMN number;

ALTER TABLE data.t DROP COLUMN flag;

ALTER TABLE data.t DROP COLUMN utc;

ALTER TABLE data.t DROP COLUMN key;

ALTER TABLE data.t DROP COLUMN at;

ALTER TABLE data.t DROP COLUMN filled;

ALTER TABLE data.t DROP COLUMN needed;
