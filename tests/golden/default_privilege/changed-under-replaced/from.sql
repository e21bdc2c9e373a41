CREATE SCHEMA data;
CREATE TYPE data.kind AS ENUM ('a', 'b', 'c');
CREATE TABLE data.t (id integer, k data.kind);
CREATE TABLE data.becomes (id integer);
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT USAGE ON TYPES TO webuser;
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT SELECT ON TABLES TO webuser;
