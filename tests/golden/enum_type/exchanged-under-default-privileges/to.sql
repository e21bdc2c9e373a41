CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('happy');
CREATE FUNCTION data.of(m data.mood) RETURNS data.mood LANGUAGE sql AS $$ SELECT m $$;
CREATE TABLE data.person (id integer, mood data.mood);
REVOKE USAGE ON TYPE data.mood FROM PUBLIC;
GRANT USAGE ON TYPE data.mood TO webuser;
ALTER TYPE data.mood OWNER TO bob;
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT USAGE ON TYPES TO alice;
