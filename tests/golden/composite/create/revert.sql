SET check_function_bodies = off;
SET search_path = public;

COMMENT ON COLUMN data.address.street IS NULL;

DROP SCHEMA data;
