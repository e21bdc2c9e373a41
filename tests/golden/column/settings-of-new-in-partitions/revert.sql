SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.zone DROP COLUMN tail;

ALTER TABLE public.zone DROP COLUMN body;

ALTER TABLE public.zone DROP COLUMN room;
