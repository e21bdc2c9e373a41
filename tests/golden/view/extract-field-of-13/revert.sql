SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.years;

CREATE VIEW public.years AS
SELECT
  date_part('YEAR'::text, now()) AS one,
  date_part('month'::text, now()) AS two;
