SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.a (
  id integer NOT NULL,
  CONSTRAINT a_pkey PRIMARY KEY (id)
);

CREATE TABLE public.b (
  id integer NOT NULL,
  a integer,
  CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id),
  CONSTRAINT b_pkey PRIMARY KEY (id)
);

-- @data key=(id)
INSERT INTO public.a (id) VALUES
  (1);

-- @data key=(id)
INSERT INTO public.b (id, a) VALUES
  (1, NULL),
  (2, 1),
  (3, DEFAULT);
