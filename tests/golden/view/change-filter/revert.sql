SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE VIEW public.open AS
SELECT
  id,
  title
FROM public.todo
WHERE NOT done;
