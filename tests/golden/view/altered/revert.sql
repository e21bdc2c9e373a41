SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT
  id,
  title
FROM public.todo;
