SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
INSERT INTO public.a (id) VALUES
  (2);

CREATE TABLE public.b (
  id integer NOT NULL,
  a integer,
  CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a (id),
  CONSTRAINT b_pkey PRIMARY KEY (id)
);

-- @data key=(id)
INSERT INTO public.b (id, a) VALUES
  (1, 1),
  (2, 2);
