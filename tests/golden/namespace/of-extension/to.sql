-- Extensions from elsewhere bring schemas that no statement creates.
CREATE EXTENSION pg_cron;
GRANT USAGE ON SCHEMA cron TO alice;
CREATE FUNCTION cron.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1';
