SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.child1 NO INHERIT public.parent;

ALTER TABLE public.child2 INHERIT public.parent;

ALTER TABLE public.child3 NO INHERIT public.parent;

ALTER TABLE public.parent ADD COLUMN added date;
