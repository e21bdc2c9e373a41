SET check_function_bodies = off;
SET search_path = public;

ALTER STATISTICS data.old_name RENAME TO new_name;

ALTER STATISTICS data.moves SET SCHEMA other;

ALTER TABLE data.visit RENAME COLUMN city TO town;

DROP STATISTICS data.target;

DROP STATISTICS data.retyped;

DROP STATISTICS data.kinds;

DROP STATISTICS data.expression;

DROP STATISTICS data.columns;

DROP STATISTICS data.column_goes;

ALTER TABLE data.visit ALTER COLUMN floor TYPE bigint;

ALTER STATISTICS data.back SET STATISTICS -1;

CREATE STATISTICS data.columns ON id, town, zip FROM data.visit;

CREATE STATISTICS data.expression ON zip, (upper(town)) FROM data.visit;

CREATE STATISTICS data.kinds (dependencies, mcv) ON town, zip FROM data.visit;

CREATE STATISTICS data.retyped ON floor, zip FROM data.visit;

CREATE STATISTICS data.target ON id, zip FROM data.visit;

ALTER STATISTICS data.target SET STATISTICS 10;

COMMENT ON STATISTICS data.kinds IS 'kept';

ALTER TABLE data.visit DROP COLUMN street;

DROP TABLE data.gone;
