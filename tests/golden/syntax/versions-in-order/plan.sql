SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.dated (
  c integer
);

CREATE TABLE public.f (
  a integer,
  d integer,
  e bigint
);

CREATE TABLE public.go (
  a integer
);

CREATE TABLE public.numbered (
  a bigint
);

CREATE TABLE public.sql_migrate (
  a integer
);

CREATE TABLE public.tern (
  a integer
);

CREATE VIEW public.f_view AS
SELECT
  d
FROM public.f;

CREATE VIEW public.of_dated AS
SELECT
  c
FROM public.dated;
