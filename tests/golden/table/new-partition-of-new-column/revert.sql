SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.reading DROP COLUMN words;

ALTER TABLE public.device DROP COLUMN label;

DROP TABLE public.reading_2;

DROP TABLE public.lamp;
