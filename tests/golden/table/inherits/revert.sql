SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.base DROP CONSTRAINT base_id_check;

ALTER TABLE data.alone ALTER COLUMN id TYPE integer;

ALTER TABLE data.base ALTER COLUMN id TYPE integer;

ALTER TABLE data.base ALTER COLUMN id DROP NOT NULL;

ALTER TABLE data.leaf ALTER COLUMN at SET DEFAULT now();

ALTER TABLE data.base DROP COLUMN note;

DROP TABLE data.other;
