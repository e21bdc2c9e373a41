SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.checked (
  id integer,
  CONSTRAINT own CHECK (id > 0) NO INHERIT
);

CREATE TABLE public.filled (
  id integer
)
WITH (fillfactor = 50);

CREATE TABLE public.parent (
  id integer,
  name text
);

CREATE TABLE public.child ()
INHERITS (public.parent);

CREATE TABLE public.parts (
  id integer,
  day date
)
PARTITION BY RANGE (day);

CREATE TABLE public.parts_2024 PARTITION OF public.parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE public.plain (
  id integer,
  name text,
  CONSTRAINT later CHECK (id > 0)
);

ALTER TABLE public.plain ALTER COLUMN name SET STORAGE EXTERNAL;

ALTER TABLE public.plain ADD CONSTRAINT unproven CHECK (id < 9) NOT VALID;

CREATE UNLOGGED TABLE public.quick (
  id integer
);

CREATE VIEW public.plain_view AS
SELECT
  id
FROM public.plain;

CREATE INDEX plain_name ON public.plain (name) WITH (fillfactor = 70);

COMMENT ON COLUMN public.plain_view.id IS 'No operation for views';
