SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION data.kept(data.token);

DROP FUNCTION data.gone(data.token);

DROP FUNCTION data.changed(integer);

DROP TRANSFORM FOR data.token LANGUAGE sql;

CREATE FUNCTION data.changed(value integer)
  RETURNS SETOF data.token
  LANGUAGE sql
AS $$ SELECT NULL::data.token WHERE value > 0 $$;

CREATE FUNCTION data.kept(value data.token)
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

REVOKE EXECUTE ON FUNCTION data.kept(data.token) FROM PUBLIC;
