SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.second;

DROP VIEW data.first;

DROP MATERIALIZED VIEW data.numbers;

CREATE MATERIALIZED VIEW data.numbers AS
SELECT
  done,
  id,
  title
FROM data.todo;

CREATE VIEW data.first AS
SELECT
  id,
  title
FROM data.numbers
WHERE done;

CREATE VIEW data.second WITH (security_barrier = true) AS
SELECT
  title,
  id
FROM data.first;

CREATE UNIQUE INDEX numbers_id ON data.numbers (id);

CREATE TRIGGER keep
  INSTEAD OF INSERT ON data.second
  FOR EACH ROW
  EXECUTE FUNCTION data.keep();

ALTER MATERIALIZED VIEW data.numbers OWNER TO alice;

ALTER VIEW data.second OWNER TO bob;

GRANT SELECT ON TABLE data.first TO webuser;

GRANT SELECT ON TABLE data.numbers TO webuser;

GRANT INSERT, SELECT ON TABLE data.second TO webuser;

COMMENT ON MATERIALIZED VIEW data.numbers IS 'numbers';

COMMENT ON INDEX data.numbers_id IS 'unique';

COMMENT ON VIEW data.second IS 'second';

COMMENT ON COLUMN data.numbers.id IS 'number';

COMMENT ON TRIGGER keep ON data.second IS 'nothing is written';
