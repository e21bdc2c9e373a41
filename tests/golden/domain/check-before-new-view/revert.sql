SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.amount DROP CONSTRAINT small;

DROP MATERIALIZED VIEW public.kept;

DROP VIEW public.all_of_them;
