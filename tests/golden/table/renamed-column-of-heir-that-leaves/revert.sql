SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.parent RENAME COLUMN renamed TO a;

ALTER TABLE public.leaves ADD COLUMN a integer;

ALTER TABLE public.leaves ADD COLUMN b integer;

ALTER TABLE public.leaves INHERIT public.parent;
