SET check_function_bodies = off;
SET search_path = public;

CREATE TYPE public.state AS ENUM ('open', 'closed');

CREATE TABLE public.firsts (
  person integer,
  state public.state
);

CREATE TABLE public.summary (
  person integer,
  latest public.state,
  first_of_all public.state
);

CREATE TABLE public.visit (
  person integer,
  state public.state
);
