SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.w;

DROP VIEW data.v;

CREATE VIEW data.v WITH (security_barrier = true) AS
SELECT
  id
FROM data.todo;

CREATE VIEW data.w AS
SELECT
  id
FROM data.v;

GRANT SELECT ON TABLE data.v TO webuser;

COMMENT ON VIEW data.v IS 'kept';
