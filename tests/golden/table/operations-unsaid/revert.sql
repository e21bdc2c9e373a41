SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.plain_view;

DROP TABLE public.quick;

DROP TABLE public.plain;

DROP TABLE public.parts;

DROP TABLE public.filled;

DROP TABLE public.child;

DROP TABLE public.parent;

DROP TABLE public.checked;
