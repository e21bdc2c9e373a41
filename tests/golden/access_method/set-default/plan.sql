SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.more (
  id integer
);

CREATE TABLE public.said (
  id integer
);

CREATE TABLE public.split (
  id integer
)
PARTITION BY LIST (id);

CREATE TABLE public.split_one PARTITION OF public.split FOR VALUES IN (1)
USING heap2;

CREATE TABLE public.split_two PARTITION OF public.split FOR VALUES IN (2);

ALTER TABLE public.kept ADD COLUMN note text;

CREATE MATERIALIZED VIEW public.seen USING heap2 AS
SELECT
  id
FROM public.kept;
