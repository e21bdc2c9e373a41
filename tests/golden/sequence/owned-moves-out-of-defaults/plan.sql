SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA archive;

ALTER TABLE data.bill SET SCHEMA archive;

ALTER TABLE archive.bill RENAME COLUMN amount TO total;

REVOKE SELECT, USAGE ON SEQUENCE archive.numbers FROM clerk;

COMMENT ON SEQUENCE archive.numbers IS 'of bills';
