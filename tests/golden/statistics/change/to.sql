CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE TABLE data.visit (
  id int,
  -- @renamed from=city
  town text,
  zip text, floor bigint);
-- @renamed from=old_name
CREATE STATISTICS data.new_name ON town, zip FROM data.visit;
-- @renamed from=data.moves
CREATE STATISTICS other.moves ON town, zip FROM data.visit;
CREATE STATISTICS data.kinds (mcv, dependencies) ON town, zip FROM data.visit;
CREATE STATISTICS data.columns ON town, zip, id FROM data.visit;
CREATE STATISTICS data.expression ON (upper(town)), zip FROM data.visit;
CREATE STATISTICS data.target ON id, zip FROM data.visit;
ALTER STATISTICS data.target SET STATISTICS 10;
CREATE STATISTICS data.back ON id, zip FROM data.visit;
CREATE STATISTICS data.retyped ON floor, zip FROM data.visit;
COMMENT ON STATISTICS data.kinds IS 'kept';
