SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.years;

CREATE VIEW public.years AS
SELECT
  EXTRACT('YEAR' FROM now()) AS one,
  EXTRACT(month FROM now()) AS two;
