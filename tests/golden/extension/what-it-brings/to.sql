-- What no source declares is an extension's, as far as anybody can tell; what is nearly another's name is a mistake.
CREATE EXTENSION pgcrypto;
CREATE EXTENSION postgis;
CREATE TABLE todo (id integer);
CREATE FUNCTION touch() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON spatial_ref_sys TO webuser;
GRANT EXECUTE ON FUNCTION gen_random_uuid() TO webuser;
REVOKE EXECUTE ON FUNCTION public.crypt(text, text) FROM PUBLIC;
ALTER TABLE geometry_columns OWNER TO webuser;
GRANT SELECT ON tood TO webuser;
GRANT EXECUTE ON FUNCTION tuoch() TO webuser;
CREATE TABLE area (srid integer REFERENCES spatial_ref_sys);
