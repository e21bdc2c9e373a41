SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.price DROP CONSTRAINT small;

ALTER TABLE data.item DROP COLUMN prices;

ALTER DOMAIN data.price ADD CONSTRAINT small CHECK (VALUE < 1000);
