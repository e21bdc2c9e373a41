SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.sums;

DROP AGGREGATE data.total(integer);

DROP AGGREGATE data."We""ird"(*);

CREATE AGGREGATE data."We""ird"(*) (
  initcond = '5',
  sfunc = data.count_one,
  stype = bigint
);

CREATE AGGREGATE data.total(n integer) (
  initcond = '1',
  sfunc = data.add,
  stype = integer
);

CREATE VIEW data.sums AS
SELECT
  data.total(n) AS total
FROM (
  VALUES (1),
  (2)
) AS t (n);

GRANT SELECT ON TABLE data.sums TO webuser;

COMMENT ON AGGREGATE data."We""ird"(*) IS 'counts';

COMMENT ON AGGREGATE data.total(integer) IS 'sum';
