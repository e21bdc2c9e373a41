SET check_function_bodies = off;
SET search_path = public;

CREATE ROLE "Golden ""user" WITH LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-01 00:00:00+00';

CREATE ROLE golden_admin WITH CREATEDB CREATEROLE NOINHERIT BYPASSRLS;

CREATE ROLE golden_group;

GRANT golden_admin TO "Golden ""user" WITH ADMIN OPTION;

GRANT golden_group TO "Golden ""user";

COMMENT ON ROLE golden_group IS 'all of them';
