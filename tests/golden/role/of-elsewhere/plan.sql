SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.t (
  id integer NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
