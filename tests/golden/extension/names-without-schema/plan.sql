SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.person ADD COLUMN more citext;
