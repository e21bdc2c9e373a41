SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN id DROP DEFAULT;

DROP SEQUENCE data.t_id_seq;
