SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.copied (
  a integer,
  b text
);

CREATE TABLE public.origin (
  a integer,
  b text
);
