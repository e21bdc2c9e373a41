SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.split (
  id integer
)
PARTITION BY LIST (id)
TABLESPACE fast;

CREATE TABLE public.split_one PARTITION OF public.split FOR VALUES IN (1)
TABLESPACE fast;

CREATE TABLE public.split_two PARTITION OF public.split FOR VALUES IN (2)
TABLESPACE pg_default;

CREATE MATERIALIZED VIEW public.seen TABLESPACE fast AS
SELECT
  id
FROM public.kept;

ALTER INDEX public.kept_place_idx SET TABLESPACE pg_default;

ALTER INDEX public.kept_slow SET TABLESPACE fast;
