SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.heir NO INHERIT public.base;

ALTER TABLE public.heir DROP CONSTRAINT positive;

ALTER TABLE public.heir DROP COLUMN id;

ALTER TABLE public.heir DROP COLUMN made;
