SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.zone ADD COLUMN room numeric(12,2);

ALTER TABLE public.zone ALTER COLUMN room SET STATISTICS 500;

ALTER TABLE public.zone ADD COLUMN body text COMPRESSION pglz;

ALTER TABLE public.part_0 ALTER COLUMN body SET NOT NULL;

ALTER TABLE public.part_0 ALTER COLUMN body SET STORAGE EXTERNAL;

ALTER TABLE public.part_1_0 ALTER COLUMN body SET COMPRESSION default;

ALTER TABLE public.zone ADD COLUMN tail text;

ALTER TABLE ONLY public.zone ALTER COLUMN tail SET STATISTICS 10;

ALTER TABLE ONLY public.part_1 ALTER COLUMN tail SET STATISTICS 20;
