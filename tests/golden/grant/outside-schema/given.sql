CREATE SCHEMA extensions;
CREATE SCHEMA auth;
CREATE TABLE auth.users (id integer);
