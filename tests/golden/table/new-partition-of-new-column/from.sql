CREATE TABLE public.reading (
    sensor integer NOT NULL
) PARTITION BY LIST (sensor);
CREATE TABLE public.reading_1 PARTITION OF public.reading FOR VALUES IN (1);
CREATE TABLE public.device (id integer);
