SET check_function_bodies = off;
SET search_path = public;

DROP OPERATOR public.=== (integer, integer);

DROP OPERATOR public.!== (integer, integer);

DROP FUNCTION public.same(integer, integer);

DROP FUNCTION public.differs(integer, integer);
