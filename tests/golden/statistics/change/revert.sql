SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.visit RENAME COLUMN town TO city;

ALTER STATISTICS other.moves SET SCHEMA data;

ALTER STATISTICS data.new_name RENAME TO old_name;

DROP STATISTICS data.target;

DROP STATISTICS data.retyped;

DROP STATISTICS data.kinds;

DROP STATISTICS data.expression;

DROP STATISTICS data.columns;

CREATE TABLE data.gone (
  a integer,
  b integer
);

ALTER TABLE data.visit ADD COLUMN street text;

ALTER TABLE data.visit ALTER COLUMN floor TYPE integer;

ALTER STATISTICS data.back SET STATISTICS 100;

CREATE STATISTICS data.column_goes ON city, street FROM data.visit;

CREATE STATISTICS data.columns ON city, zip FROM data.visit;

CREATE STATISTICS data.expression ON zip, (lower(city)) FROM data.visit;

CREATE STATISTICS data.kinds (mcv) ON city, zip FROM data.visit;

CREATE STATISTICS data.of_gone ON a, b FROM data.gone;

CREATE STATISTICS data.retyped ON floor, zip FROM data.visit;

CREATE STATISTICS data.target ON street, zip FROM data.visit;

COMMENT ON STATISTICS data.kinds IS 'kept';
