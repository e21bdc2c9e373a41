SET check_function_bodies = off;
SET search_path = public;

ALTER COLLATION data.old_name RENAME TO new_name;

ALTER COLLATION data.moves SET SCHEMA other;

DROP INDEX data.person_name;

DROP VIEW data.sorted;

ALTER TABLE data.person ALTER COLUMN alias TYPE text;

DROP COLLATION data.goes;

DROP COLLATION data.changes;

CREATE COLLATION data.changes (provider = icu, locale = 'sv', deterministic = false);

CREATE VIEW data.sorted AS
SELECT
  name
FROM data.person
ORDER BY name COLLATE data.changes;

CREATE INDEX person_name ON data.person (name COLLATE data.changes);

GRANT SELECT ON TABLE data.sorted TO alice;

COMMENT ON COLLATION data.changes IS 'how names are sorted';
