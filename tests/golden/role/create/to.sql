CREATE ROLE golden_group;
CREATE USER "Golden ""user" PASSWORD 'never shown' CONNECTION LIMIT 5 VALID UNTIL '2030-01-01' IN ROLE golden_group;
CREATE ROLE golden_admin WITH CREATEDB CREATEROLE NOINHERIT BYPASSRLS ADMIN "Golden ""user";
COMMENT ON ROLE golden_group IS 'all of them';
