SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.becomes;

ALTER TYPE data.kind RENAME TO kind__replaced;

CREATE TYPE data.kind AS ENUM ('a', 'b', 'c');

ALTER TABLE data.t
  ALTER COLUMN k TYPE data.kind USING k::text::data.kind;

DROP TYPE data.kind__replaced;

CREATE TABLE data.becomes (
  id integer
);

REVOKE INSERT, SELECT ON TABLE data.becomes FROM webuser;

REVOKE USAGE ON TYPE data.kind FROM webuser;

ALTER DEFAULT PRIVILEGES IN SCHEMA data REVOKE INSERT ON TABLES FROM webuser;
