SET check_function_bodies = off;
SET search_path = public;

ALTER MATERIALIZED VIEW new.kinds SET SCHEMA old;

ALTER TABLE new.item SET SCHEMA old;

ALTER TYPE new.kind SET SCHEMA old;

CREATE OR REPLACE FUNCTION old.of_kind(kind old.kind)
  RETURNS bigint
  LANGUAGE sql
AS $$ SELECT count(*) FROM old.item WHERE item.kind = $1 $$;
