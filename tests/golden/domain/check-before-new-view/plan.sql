SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.sale
  ALTER COLUMN amounts TYPE bigint[];

ALTER DOMAIN public.amount ADD CONSTRAINT small CHECK (VALUE < 1000);

ALTER TABLE public.sale
  ALTER COLUMN amounts TYPE public.amount[];

CREATE VIEW public.all_of_them AS
SELECT
  amounts
FROM public.sale;

CREATE MATERIALIZED VIEW public.kept AS
SELECT
  amounts IS NULL AS "none"
FROM public.sale;
