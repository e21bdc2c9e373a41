SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.bare;

CREATE MATERIALIZED VIEW public.bare AS
SELECT
  a + 1 AS a
FROM public.t;

ALTER MATERIALIZED VIEW public.marked CLUSTER ON marked_b;

ALTER MATERIALIZED VIEW public.unmarked SET WITHOUT CLUSTER;

CREATE INDEX bare_a ON public.bare (a);

ALTER MATERIALIZED VIEW public.bare CLUSTER ON bare_a;
