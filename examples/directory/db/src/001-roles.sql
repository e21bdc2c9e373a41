-- The roles of the directory. They belong to the cluster, not to one database, so this file may
-- run again for every database of the same server.

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['dir_anon', 'dir_user', 'dir_curator', 'dir_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;

  -- Views and definer functions of dir_owner filter by themselves; policies are for the others.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dir_owner') THEN
    CREATE ROLE dir_owner NOLOGIN BYPASSRLS;
  END IF;

  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dir_authenticator') THEN
    CREATE ROLE dir_authenticator LOGIN NOINHERIT NOCREATEDB NOCREATEROLE;
  END IF;
END
$$;

-- The web server logs in as dir_authenticator and becomes one of the others for each request.
GRANT dir_anon, dir_user, dir_curator, dir_admin TO dir_authenticator;

ALTER ROLE dir_anon SET statement_timeout = '5s';
ALTER ROLE dir_user SET statement_timeout = '15s';
