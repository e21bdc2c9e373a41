SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.parcel NO INHERIT public.stamped;

ALTER TABLE public.parcel DROP CONSTRAINT some_lines;

ALTER TABLE public.parcel DROP COLUMN lines;

ALTER TABLE public.parcel DROP COLUMN stamps;

DROP TABLE public.stamped;
