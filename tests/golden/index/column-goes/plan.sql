SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.part;

DROP INDEX data.a_and_b;

ALTER TABLE data.t DROP CONSTRAINT t_b_a_key;

ALTER TABLE data.t DROP COLUMN b;
