SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.closed;

DROP FUNCTION public.later(public.mode);

DROP FUNCTION public.at_call(public.mode);

DROP TABLE public.word;

DROP TABLE public.shop;

DROP TABLE public.part;

DROP TABLE public.of_most;

DROP DOMAIN public.most;

DROP TYPE public.mode;
