SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.seen;

ALTER INDEX public.kept_place_idx SET TABLESPACE fast;

ALTER INDEX public.kept_slow SET TABLESPACE pg_default;

DROP TABLE public.split;
