SET check_function_bodies = off;
SET search_path = public;

ALTER DEFAULT PRIVILEGES IN SCHEMA s REVOKE EXECUTE ON FUNCTIONS FROM alice;

DROP FUNCTION s.f();

CREATE FUNCTION s.f()
  RETURNS bigint
  LANGUAGE sql
AS $$ SELECT 82::bigint $$;

REVOKE EXECUTE ON FUNCTION s.f() FROM alice;
