SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 80) AS
SELECT
  id AS number
FROM public.todo;
