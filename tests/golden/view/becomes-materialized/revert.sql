SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.user_of_d;

DROP VIEW data.d;

DROP VIEW data.c;

DROP MATERIALIZED VIEW data.b;

CREATE TABLE data.d (
  id integer
);

CREATE VIEW data.b AS
SELECT
  id,
  t
FROM data.a;

CREATE VIEW data.user_of_d AS
SELECT
  id
FROM data.d;

CREATE MATERIALIZED VIEW data.c AS
SELECT
  id
FROM data.b;

GRANT SELECT ON TABLE data.b TO webuser;

COMMENT ON VIEW data.b IS 'a view';
