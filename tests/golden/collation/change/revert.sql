SET check_function_bodies = off;
SET search_path = public;

ALTER COLLATION other.moves SET SCHEMA data;

ALTER COLLATION data.new_name RENAME TO old_name;

DROP INDEX data.person_name;

DROP VIEW data.sorted;

CREATE COLLATION data.goes (locale = 'C');

ALTER TABLE data.person ALTER COLUMN alias TYPE text COLLATE data.goes;

DROP COLLATION data.changes;

CREATE COLLATION data.changes (provider = icu, locale = 'de');

CREATE VIEW data.sorted AS
SELECT
  name
FROM data.person
ORDER BY name COLLATE data.changes;

CREATE INDEX person_name ON data.person (name COLLATE data.changes);

GRANT SELECT ON TABLE data.sorted TO alice;

COMMENT ON COLLATION data.changes IS 'how names are sorted';
