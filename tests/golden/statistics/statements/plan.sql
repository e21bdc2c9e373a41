SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.copy (
  id integer,
  city text,
  zip text
);

CREATE TABLE data.visit (
  id integer,
  city text,
  zip text
);

CREATE STATISTICS data.copy_city_zip_expr_stat (mcv) ON city, zip, (id + 1) FROM data.copy;

CREATE STATISTICS data.copy_city_zip_stat ON city, zip FROM data.copy;

CREATE STATISTICS data.e (mcv) ON city, zip, (id + 1) FROM data.visit;

CREATE STATISTICS public.b ON city, zip FROM data.visit;

COMMENT ON STATISTICS data.copy_city_zip_expr_stat IS 'copied';

COMMENT ON STATISTICS data.e IS 'copied';
