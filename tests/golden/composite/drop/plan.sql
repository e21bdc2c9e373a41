SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public.pair;

CREATE TYPE public.other AS (
  x integer
);
