SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN d DROP EXPRESSION;

ALTER TABLE data.t DROP COLUMN c;

ALTER TABLE data.t ADD COLUMN c integer GENERATED ALWAYS AS (a * 2) STORED;

ALTER TABLE data.t DROP COLUMN b;

ALTER TABLE data.t ADD COLUMN b integer GENERATED ALWAYS AS (a + 1) STORED;
