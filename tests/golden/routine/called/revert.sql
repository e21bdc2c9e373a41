SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.touch();

DROP FUNCTION public.clean(regclass);

DROP FUNCTION public.add_touch(regclass);

DROP TABLE public.todo;
