SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.w;

ALTER TABLE public.todo ADD COLUMN done boolean;

CREATE OR REPLACE VIEW public.v AS
SELECT
  id,
  title,
  done
FROM public.todo;

CREATE VIEW public.w AS
SELECT
  v.id,
  v.title,
  v.done,
  1 AS one
FROM public.v;
