SET check_function_bodies = off;
SET search_path = public;

CREATE AGGREGATE public.counted(*) (
  initcond = '0',
  sfunc = int8inc,
  stype = bigint
);

CREATE AGGREGATE public.every_int(VARIADIC n integer[]) (
  sfunc = array_cat,
  stype = integer[]
);

ALTER AGGREGATE public.counted(*) OWNER TO alice;
