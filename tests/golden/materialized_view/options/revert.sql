SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m WITH (autovacuum_enabled = false, fillfactor = 70) AS
SELECT
  id
FROM public.todo;
