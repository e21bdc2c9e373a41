SET check_function_bodies = off;
SET search_path = public;

CREATE EXTENSION pg_cron;

CREATE FUNCTION cron.mine()
  RETURNS integer
  LANGUAGE sql
AS $$SELECT 1$$;

GRANT USAGE ON SCHEMA cron TO alice;
