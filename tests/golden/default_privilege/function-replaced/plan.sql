SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION s.f();

CREATE FUNCTION s.f()
  RETURNS jsonb
  LANGUAGE sql
AS $$ SELECT NULL::jsonb $$;

GRANT EXECUTE ON FUNCTION s.f() TO alice;

ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT EXECUTE ON FUNCTIONS TO alice;
