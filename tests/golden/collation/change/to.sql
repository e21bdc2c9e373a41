CREATE SCHEMA data;
CREATE SCHEMA other;
-- @renamed from=old_name
CREATE COLLATION data.new_name (PROVIDER = icu, LOCALE = 'de');
-- @renamed from=data.moves
CREATE COLLATION other.moves (LOCALE = 'C');
CREATE COLLATION data.changes (PROVIDER = icu, LOCALE = 'sv', DETERMINISTIC = false);
COMMENT ON COLLATION data.changes IS 'how names are sorted';
CREATE TABLE data.person (name text COLLATE data.new_name, nick text COLLATE other.moves, alias text);
CREATE INDEX person_name ON data.person (name COLLATE data.changes);
CREATE VIEW data.sorted AS SELECT name FROM data.person ORDER BY name COLLATE data.changes;
GRANT SELECT ON data.sorted TO alice;
