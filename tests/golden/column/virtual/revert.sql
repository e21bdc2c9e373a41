SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN b SET EXPRESSION AS (a * 2);

ALTER TABLE data.t ALTER COLUMN c SET EXPRESSION AS (a * 3);

ALTER TABLE data.t DROP COLUMN e;

ALTER TABLE data.t DROP COLUMN d;

ALTER TABLE data.t ADD COLUMN d integer GENERATED ALWAYS AS (a * 4) VIRTUAL;
