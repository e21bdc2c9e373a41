SET check_function_bodies = off;
SET search_path = public;

REVOKE USAGE ON SCHEMA cron FROM alice;

DROP FUNCTION cron.mine();

DROP EXTENSION pg_cron;
