SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.notes ALTER COLUMN body TYPE character varying(40);

ALTER TABLE public.notes ALTER COLUMN body SET STORAGE EXTERNAL;

ALTER TABLE public.notes ALTER COLUMN title TYPE text COLLATE "C";

ALTER TABLE public.notes ALTER COLUMN title SET STORAGE MAIN;
