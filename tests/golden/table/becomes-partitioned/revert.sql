SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.m;

CREATE TABLE public.m (
  id integer,
  at date NOT NULL
);
