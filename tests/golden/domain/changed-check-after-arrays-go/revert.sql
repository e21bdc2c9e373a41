SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.price DROP CONSTRAINT small;

ALTER TABLE data.account
  ALTER COLUMN prices TYPE integer[];

ALTER DOMAIN data.price ADD CONSTRAINT small CHECK (VALUE < 2000);

ALTER TABLE data.account
  ALTER COLUMN prices TYPE data.price[];

ALTER TABLE data.account ADD COLUMN old data.price[];
