SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.heir ADD COLUMN id integer NOT NULL;

ALTER TABLE public.heir ADD COLUMN made date DEFAULT now();

ALTER TABLE public.heir ADD CONSTRAINT positive CHECK (id > 0);

ALTER TABLE public.heir INHERIT public.base;
