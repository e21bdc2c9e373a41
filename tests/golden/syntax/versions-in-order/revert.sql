SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.of_dated;

DROP VIEW public.f_view;

DROP TABLE public.tern;

DROP TABLE public.sql_migrate;

DROP TABLE public.numbered;

DROP TABLE public.go;

DROP TABLE public.f;

DROP TABLE public.dated;
