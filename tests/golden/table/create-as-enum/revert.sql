SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.visit;

DROP TABLE public.summary;

DROP TABLE public.firsts;

DROP TYPE public.state;
