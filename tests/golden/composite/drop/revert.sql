SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public.other;

CREATE TYPE public.pair AS (
  a integer,
  b text
);
