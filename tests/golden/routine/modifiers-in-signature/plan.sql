SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data.f(a character[], b character varying, c numeric[], d "bit")
  RETURNS integer
  LANGUAGE sql
AS $$SELECT 1$$;

REVOKE EXECUTE ON FUNCTION data.f(character[], character varying, numeric[], "bit") FROM PUBLIC;

COMMENT ON FUNCTION data.f(character[], character varying, numeric[], "bit") IS 'found';
