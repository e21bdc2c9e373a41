CREATE SCHEMA data;
CREATE ROLE clerk;
CREATE TYPE data.span AS RANGE (SUBTYPE = integer);
COMMENT ON TYPE data.span IS 'from, to';
CREATE FUNCTION data.is_long(s data.span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT upper(s) - lower(s) > 10';
CREATE TABLE data.stay (
  room integer,
  nights data.span NOT NULL DEFAULT '[1,2)',
  wished data.span[],
  PRIMARY KEY (room, nights),
  EXCLUDE USING gist (nights WITH &&)
);
ALTER TABLE data.stay ALTER COLUMN wished SET STORAGE EXTERNAL;
CREATE INDEX long_stays ON data.stay (room) WHERE data.is_long(nights);
CREATE VIEW data.nights AS SELECT room, nights FROM data.stay;
GRANT SELECT ON data.nights TO clerk;
