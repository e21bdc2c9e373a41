SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW data.c;

DROP VIEW data.user_of_d;

DROP VIEW data.b;

CREATE MATERIALIZED VIEW data.b AS
SELECT
  id,
  t
FROM data.a;

CREATE VIEW data.c AS
SELECT
  id
FROM data.b;

GRANT SELECT ON TABLE data.b TO webuser;

COMMENT ON MATERIALIZED VIEW data.b IS 'a view';

DROP TABLE data.d;

CREATE VIEW data.d AS
SELECT
  id
FROM data.a;

CREATE VIEW data.user_of_d AS
SELECT
  id
FROM data.d;
