CREATE SCHEMA data;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION data.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FOREIGN TABLE data.far (
  id int OPTIONS (column_name 'ID') NOT NULL,
  name text COLLATE "C" DEFAULT 'x',
  size int OPTIONS ("We""ird" 'it''s') CHECK (size > 0)
) SERVER s OPTIONS (table_name 'FAR', "od""d" 'it''s');
CREATE FOREIGN TABLE data."We""ird" () SERVER s;
COMMENT ON FOREIGN TABLE data.far IS 'far away';
COMMENT ON COLUMN data.far.id IS 'key';
COMMENT ON CONSTRAINT far_size_check ON data.far IS 'positive';
GRANT SELECT ON data.far TO alice;
GRANT INSERT (name) ON data.far TO bob;
ALTER FOREIGN TABLE data.far OWNER TO bob;
CREATE TRIGGER note BEFORE INSERT ON data.far FOR EACH ROW EXECUTE FUNCTION data.note();
CREATE TABLE data.measured (at date, city text) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE data.measured_old PARTITION OF data.measured FOR VALUES FROM (MINVALUE) TO ('2020-01-01') SERVER s;
CREATE TABLE data.parent (a int);
CREATE FOREIGN TABLE data.child (b int) INHERITS (data.parent) SERVER s;
CREATE VIEW data.near AS SELECT id, name FROM data.far;
