SET check_function_bodies = off;
SET search_path = public;

REVOKE GRANT OPTION FOR CREATE ON SCHEMA gained FROM alice;

ALTER SCHEMA gained OWNER TO CURRENT_USER;

ALTER SCHEMA handed OWNER TO webuser;

ALTER SCHEMA kept OWNER TO webuser;

ALTER TABLE kept.note OWNER TO webuser;

ALTER FUNCTION kept.one() OWNER TO webuser;

GRANT CREATE, USAGE ON SCHEMA handed TO webuser WITH GRANT OPTION;
