SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.state ADD VALUE 'lost';

CREATE TABLE public.archive (
  id integer NOT NULL,
  state public.state
);
