SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.odd(integer);

DROP FUNCTION public.even(integer);

DROP FUNCTION public.a_reader();

DROP FUNCTION public.z_check(integer);

DROP TABLE public.z_table;
