SET check_function_bodies = off;
SET search_path = public;

DROP INDEX public.replaced;

DROP INDEX public.added;

ALTER INDEX public.of_a ALTER COLUMN 2 SET STATISTICS 500;

ALTER INDEX public.of_a ALTER COLUMN 3 SET STATISTICS 0;

CREATE INDEX replaced ON public.t ((a + 2));

ALTER INDEX public.replaced ALTER COLUMN 1 SET STATISTICS 100;
