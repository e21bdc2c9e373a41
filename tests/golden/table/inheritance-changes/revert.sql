SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.child2 NO INHERIT public.parent;

ALTER TABLE public.child2 DROP COLUMN added;

ALTER TABLE public.parent DROP COLUMN added;

ALTER TABLE public.child1 INHERIT public.parent;

ALTER TABLE public.child3 INHERIT public.parent;
