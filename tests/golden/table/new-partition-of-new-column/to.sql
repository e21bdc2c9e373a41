CREATE TABLE public.reading (
    sensor integer NOT NULL,
    words text[]
) PARTITION BY LIST (sensor);
CREATE TABLE public.reading_1 PARTITION OF public.reading FOR VALUES IN (1);
CREATE TABLE public.reading_2 PARTITION OF public.reading FOR VALUES IN (2);
ALTER TABLE public.reading ALTER COLUMN words SET STATISTICS 500;
ALTER TABLE public.reading_2 ALTER COLUMN words SET STORAGE EXTERNAL;
CREATE TABLE public.device (id integer, label text);
CREATE TABLE public.lamp (watts integer) INHERITS (public.device);
ALTER TABLE public.lamp ALTER COLUMN label SET STATISTICS 100;
