SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE archive.bill RENAME COLUMN total TO amount;

ALTER TABLE archive.bill SET SCHEMA data;

COMMENT ON SEQUENCE data.numbers IS NULL;

GRANT SELECT, USAGE ON SEQUENCE data.numbers TO clerk;

DROP SCHEMA archive;
