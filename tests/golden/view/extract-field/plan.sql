SET check_function_bodies = off;
SET search_path = public;

CREATE VIEW public.years AS
SELECT
  EXTRACT('YEAR' FROM now()) AS one,
  EXTRACT(year FROM now()) AS two,
  EXTRACT(month FROM now()) AS three;
