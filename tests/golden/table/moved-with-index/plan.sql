SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE old.kind SET SCHEMA new;

ALTER TABLE old.item SET SCHEMA new;

ALTER MATERIALIZED VIEW old.kinds SET SCHEMA new;

CREATE OR REPLACE FUNCTION old.of_kind(kind new.kind)
  RETURNS bigint
  LANGUAGE sql
AS $$ SELECT count(*) FROM new.item WHERE item.kind = $1 $$;
