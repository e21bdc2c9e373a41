SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.device ADD COLUMN label text;

CREATE TABLE public.lamp (
  watts integer
)
INHERITS (public.device);

ALTER TABLE public.lamp ALTER COLUMN label SET STATISTICS 100;

ALTER TABLE public.reading ADD COLUMN words text[];

ALTER TABLE public.reading ALTER COLUMN words SET STATISTICS 500;

CREATE TABLE public.reading_2 PARTITION OF public.reading FOR VALUES IN (2);

ALTER TABLE public.reading_2 ALTER COLUMN words SET STORAGE EXTERNAL;

ALTER TABLE public.reading_2 ALTER COLUMN words SET STATISTICS 500;
