SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.w;

DROP VIEW data.v;

ALTER TABLE data.todo ALTER COLUMN weight TYPE bigint;

CREATE VIEW data.v AS
SELECT
  id,
  weight
FROM data.todo;

CREATE VIEW data.w AS
SELECT
  id,
  weight
FROM data.v;

ALTER VIEW data.v ALTER COLUMN weight SET DEFAULT 7;

CREATE TRIGGER instead
  INSTEAD OF UPDATE ON data.w
  FOR EACH ROW
  EXECUTE FUNCTION data.keep();

ALTER VIEW data.w OWNER TO alice;

GRANT SELECT ON TABLE data.v TO webuser;

GRANT SELECT ON TABLE data.w TO anonymous;

GRANT UPDATE (weight) ON TABLE data.v TO webuser;

COMMENT ON VIEW data.v IS 'weights';

COMMENT ON COLUMN data.v.weight IS 'in grams';
