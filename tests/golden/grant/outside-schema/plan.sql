SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

GRANT USAGE ON SCHEMA data TO webuser;

GRANT USAGE ON SCHEMA extensions TO webuser;

GRANT SELECT ON TABLE auth.users TO webuser;
