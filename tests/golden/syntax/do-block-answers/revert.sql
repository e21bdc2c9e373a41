SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.more;

DROP VIEW public.titles;

DROP FUNCTION data.one();

DROP TABLE public.note;

DROP TABLE data.todo;

DROP TYPE data.state;

DROP SCHEMA data;
