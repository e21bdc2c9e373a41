SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.kept_twice;

DROP MATERIALIZED VIEW data.kept;

ALTER TYPE data.note SET (STORAGE = extended);

ALTER TABLE ONLY data.page ALTER COLUMN body SET STORAGE EXTENDED;

ALTER TABLE ONLY data.page ALTER COLUMN remark SET STORAGE EXTENDED;

CREATE MATERIALIZED VIEW data.kept AS
SELECT
  body
FROM data.page;

CREATE MATERIALIZED VIEW data.kept_twice AS
SELECT
  id,
  body
FROM data.shown;

CREATE INDEX kept_twice_id ON data.kept_twice (id);

COMMENT ON MATERIALIZED VIEW data.kept IS 'bodies';
