SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE ONLY public.above ALTER COLUMN a SET STATISTICS 500;

ALTER TABLE public.above ALTER COLUMN b SET STORAGE EXTERNAL;

ALTER TABLE public.above ALTER COLUMN b SET STATISTICS 300;
