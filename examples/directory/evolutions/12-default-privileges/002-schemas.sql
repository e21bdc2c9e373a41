-- public    what the web site reads and writes
-- audit     append-only logs, partitioned by time
-- reporting figures for dashboards, rebuilt at night
-- extensions what is not ours
CREATE SCHEMA audit;
CREATE SCHEMA reporting;
CREATE SCHEMA extensions;

CREATE EXTENSION pgcrypto WITH SCHEMA extensions;
CREATE EXTENSION pg_trgm WITH SCHEMA extensions;
CREATE EXTENSION btree_gist WITH SCHEMA extensions;

GRANT USAGE ON SCHEMA extensions TO PUBLIC;
GRANT USAGE ON SCHEMA reporting TO dir_curator, dir_admin;
GRANT USAGE ON SCHEMA audit TO dir_admin;
GRANT USAGE ON SCHEMA public TO dir_anon, dir_user, dir_curator, dir_admin, dir_owner;

-- Whatever the owner role creates by hand later is readable in the same way as the rest.
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA public
  GRANT SELECT ON TABLES TO dir_user, dir_curator;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dir_admin;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO dir_curator, dir_admin;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner GRANT USAGE ON TYPES TO dir_user, dir_curator, dir_admin;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA reporting
  GRANT SELECT ON TABLES TO dir_admin;

ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA audit
  GRANT SELECT ON TABLES TO dir_admin;
ALTER DEFAULT PRIVILEGES FOR ROLE dir_owner IN SCHEMA reporting
  GRANT EXECUTE ON FUNCTIONS TO dir_curator WITH GRANT OPTION;
