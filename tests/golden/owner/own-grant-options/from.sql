-- Granted before it became theirs, or after: an owner may hold the right to grant by name.
CREATE SCHEMA kept;
GRANT CREATE, USAGE ON SCHEMA kept TO webuser WITH GRANT OPTION;
ALTER SCHEMA kept OWNER TO webuser;
CREATE SCHEMA gained;
CREATE SCHEMA handed;
GRANT CREATE, USAGE ON SCHEMA handed TO webuser WITH GRANT OPTION;
ALTER SCHEMA handed OWNER TO webuser;
CREATE TABLE kept.note (id integer, body text);
ALTER TABLE kept.note OWNER TO webuser;
GRANT SELECT (body) ON TABLE kept.note TO webuser;
CREATE FUNCTION kept.one() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
ALTER FUNCTION kept.one() OWNER TO webuser;
GRANT EXECUTE ON FUNCTION kept.one() TO webuser WITH GRANT OPTION;
