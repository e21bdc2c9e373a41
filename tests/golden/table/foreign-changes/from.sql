CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER t FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE data.far (
  id int OPTIONS (column_name 'ID', a '1') NOT NULL,
  name text,
  gone int
) SERVER s OPTIONS (table_name 'FAR', b '2');
CREATE FOREIGN TABLE data.old_name (id int) SERVER s;
CREATE FOREIGN TABLE data.other_server (id int) SERVER s;
CREATE FOREIGN TABLE data.goes (id int) SERVER s;
CREATE VIEW data.near AS SELECT id FROM data.far;
CREATE FOREIGN TABLE data.altered (a int OPTIONS (x '1')) SERVER s OPTIONS (y '2');
ALTER FOREIGN TABLE data.altered OPTIONS (SET y '3', ADD z '4'), ALTER COLUMN a OPTIONS (DROP x, ADD w '5'), ADD COLUMN b int;
ALTER FOREIGN TABLE data.altered RENAME COLUMN b TO c;
ALTER FOREIGN TABLE data.altered RENAME TO changed;
CREATE FOREIGN TABLE data.dropped (a int) SERVER s;
DROP FOREIGN TABLE data.dropped;
