SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.seen;

ALTER TABLE public.kept DROP COLUMN note;

DROP TABLE public.split;

DROP TABLE public.said;

DROP TABLE public.more;
