SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.kind RENAME TO kind__replaced;

CREATE TYPE data.kind AS ENUM ('b', 'a');

ALTER TABLE data.t
  ALTER COLUMN k TYPE data.kind USING k::text::data.kind;

DROP TYPE data.kind__replaced;

REVOKE USAGE ON TYPE data.kind FROM webuser;

DROP TABLE data.becomes;

CREATE MATERIALIZED VIEW data.becomes AS
SELECT
  id
FROM data.t;

REVOKE SELECT ON TABLE data.becomes FROM webuser;

ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT INSERT ON TABLES TO webuser;
