SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.small DROP CONSTRAINT few;

DROP TABLE public.boxes;
