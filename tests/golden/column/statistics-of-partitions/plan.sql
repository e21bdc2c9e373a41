SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.logs ALTER COLUMN level SET STATISTICS 500;

CREATE TABLE public.logs_2 PARTITION OF public.logs FOR VALUES FROM (10) TO (20);

ALTER TABLE public.logs_2 ALTER COLUMN level SET STATISTICS 500;
