SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.logs ALTER COLUMN level SET STATISTICS -1;

DROP TABLE public.logs_2;
