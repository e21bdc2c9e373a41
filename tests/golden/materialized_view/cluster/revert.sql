SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.bare;

CREATE MATERIALIZED VIEW public.bare AS
SELECT
  a
FROM public.t;

ALTER MATERIALIZED VIEW public.marked CLUSTER ON marked_a;

ALTER MATERIALIZED VIEW public.unmarked CLUSTER ON unmarked_a;

CREATE INDEX bare_a ON public.bare (a);
