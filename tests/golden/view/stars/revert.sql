SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.w;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT
  id,
  title
FROM public.todo;

CREATE VIEW public.w AS
SELECT
  v.id,
  v.title,
  1 AS one
FROM public.v;

ALTER TABLE public.todo DROP COLUMN done;
