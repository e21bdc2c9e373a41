SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
DELETE FROM public.plan WHERE id IN (3, 7);

-- @data key=(id)
DELETE FROM public.own WHERE id IN (9);

-- @data key=("the id")
DELETE FROM public."Odd's" WHERE "the id" IN (-1, 2);

DROP TABLE public.fresh;
