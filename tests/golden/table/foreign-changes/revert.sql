SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE other.new_name SET SCHEMA data;

ALTER TABLE data.new_name RENAME TO old_name;

ALTER TABLE data.far DROP CONSTRAINT far_id_check;

ALTER TABLE data.far ALTER COLUMN name DROP DEFAULT;

DROP VIEW data.near;

CREATE FOREIGN TABLE data.changed (
  a integer OPTIONS (w '5'),
  c integer
)
SERVER s OPTIONS (y '3', z '4');

ALTER TABLE data.far OPTIONS (SET table_name 'FAR', ADD b '2', DROP d);

CREATE FOREIGN TABLE data.goes (
  id integer
)
SERVER s;

ALTER TABLE data.far ALTER COLUMN id TYPE integer;

ALTER TABLE data.far ALTER COLUMN id OPTIONS (SET column_name 'ID', ADD a '1', DROP c);

ALTER TABLE data.far ALTER COLUMN name DROP NOT NULL;

ALTER TABLE data.far ADD COLUMN gone integer;

CREATE VIEW data.near AS
SELECT
  id
FROM data.far;

ALTER TABLE data.far DROP COLUMN added;

DROP FOREIGN TABLE data.other_server;

CREATE FOREIGN TABLE data.other_server (
  id integer
)
SERVER s;
