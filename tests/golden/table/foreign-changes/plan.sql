SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.old_name SET SCHEMA other;

ALTER TABLE other.old_name RENAME TO new_name;

DROP VIEW data.near;

ALTER TABLE data.far OPTIONS (SET table_name 'AWAY', ADD d '4', DROP b);

ALTER TABLE data.far ALTER COLUMN id TYPE bigint;

ALTER TABLE data.far ALTER COLUMN id OPTIONS (SET column_name 'KEY', ADD c '3', DROP a);

ALTER TABLE data.far ALTER COLUMN name SET NOT NULL;

ALTER TABLE data.far ADD COLUMN added date OPTIONS (column_name 'ADDED');

CREATE VIEW data.near AS
SELECT
  id
FROM data.far;

ALTER TABLE data.far ALTER COLUMN name SET DEFAULT 'y';

ALTER TABLE data.far ADD CONSTRAINT far_id_check CHECK (id > 0);

ALTER TABLE data.far DROP COLUMN gone;

DROP FOREIGN TABLE data.other_server;

CREATE FOREIGN TABLE data.other_server (
  id integer
)
SERVER t;

COMMENT ON FOREIGN TABLE data.other_server IS 'new here';

DROP FOREIGN TABLE data.goes;

DROP FOREIGN TABLE data.changed;
