SET check_function_bodies = off;
SET search_path = public;

DROP INDEX public.replaced;

CREATE INDEX added ON public.t (upper(b));

ALTER INDEX public.added ALTER COLUMN 1 SET STATISTICS 10;

ALTER INDEX public.of_a ALTER COLUMN 2 SET STATISTICS 1000;

ALTER INDEX public.of_a ALTER COLUMN 3 SET STATISTICS -1;

CREATE INDEX replaced ON public.t ((a + 3));

ALTER INDEX public.replaced ALTER COLUMN 1 SET STATISTICS 100;
