SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.price DROP CONSTRAINT small;

ALTER DOMAIN data.price ADD CONSTRAINT small CHECK (VALUE < 2000);

ALTER TABLE data.item ADD COLUMN prices data.price[];
