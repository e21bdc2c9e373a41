SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data.note()
  RETURNS trigger
  LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;

CREATE FOREIGN DATA WRAPPER w;

CREATE SERVER s FOREIGN DATA WRAPPER w;

CREATE FOREIGN TABLE data."We""ird" ()
SERVER s;

CREATE FOREIGN TABLE data.far (
  id integer OPTIONS (column_name 'ID') NOT NULL,
  name text COLLATE "C" DEFAULT 'x',
  size integer OPTIONS ("We""ird" 'it''s'),
  CONSTRAINT far_size_check CHECK (size > 0)
)
SERVER s OPTIONS (table_name 'FAR', "od""d" 'it''s');

CREATE TABLE data.measured (
  at date,
  city text
)
PARTITION BY RANGE (at);

CREATE FOREIGN TABLE data.measured_old PARTITION OF data.measured FOR VALUES FROM (MINVALUE) TO ('2020-01-01')
SERVER s;

CREATE TABLE data.parent (
  a integer
);

CREATE FOREIGN TABLE data.child (
  b integer
)
INHERITS (data.parent)
SERVER s;

CREATE VIEW data.near AS
SELECT
  id,
  name
FROM data.far;

CREATE TRIGGER note
  BEFORE INSERT ON data.far
  FOR EACH ROW
  EXECUTE FUNCTION data.note();

ALTER TABLE data.far OWNER TO bob;

GRANT SELECT ON TABLE data.far TO alice;

GRANT INSERT (name) ON TABLE data.far TO bob;

COMMENT ON FOREIGN TABLE data.far IS 'far away';

COMMENT ON CONSTRAINT far_size_check ON data.far IS 'positive';

COMMENT ON COLUMN data.far.id IS 'key';
