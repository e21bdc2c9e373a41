SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.price DROP CONSTRAINT small;

ALTER TABLE data.account DROP COLUMN old;

ALTER TABLE data.account
  ALTER COLUMN prices TYPE integer[];

ALTER DOMAIN data.price ADD CONSTRAINT small CHECK (VALUE < 1000);

ALTER TABLE data.account
  ALTER COLUMN prices TYPE data.price[];
