SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.above ALTER COLUMN a SET STATISTICS -1;

ALTER TABLE public.above ALTER COLUMN b SET STORAGE EXTENDED;

ALTER TABLE public.above ALTER COLUMN b SET STATISTICS -1;
