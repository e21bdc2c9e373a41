CREATE SCHEMA data;
GRANT USAGE ON SCHEMA data, extensions TO webuser;
GRANT SELECT ON TABLE auth.users TO webuser;
