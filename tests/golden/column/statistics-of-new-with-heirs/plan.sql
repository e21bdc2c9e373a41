SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note ADD COLUMN sender text;

ALTER TABLE ONLY public.note ALTER COLUMN sender SET STATISTICS 500;
