SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.u;

DROP TABLE public.t;

DROP OPERATOR FAMILY public.reversed USING btree;

DROP FUNCTION public.reversed_cmp(integer, integer);
