SET check_function_bodies = off;
SET search_path = public;

DROP AGGREGATE public.every_int(integer[]);

DROP AGGREGATE public.counted(*);
