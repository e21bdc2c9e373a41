SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.b;

-- @data key=(id)
DELETE FROM public.a WHERE id IN (2);
