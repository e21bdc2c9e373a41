CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER t FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE data.far (
  id bigint OPTIONS (column_name 'KEY', c '3') NOT NULL,
  name text NOT NULL DEFAULT 'y',
  added date OPTIONS (column_name 'ADDED'),
  CHECK (id > 0)
) SERVER s OPTIONS (table_name 'AWAY', d '4');
-- @renamed from=data.old_name
CREATE FOREIGN TABLE other.new_name (id int) SERVER s;
CREATE FOREIGN TABLE data.other_server (id int) SERVER t;
COMMENT ON FOREIGN TABLE data.other_server IS 'new here';
CREATE VIEW data.near AS SELECT id FROM data.far;
