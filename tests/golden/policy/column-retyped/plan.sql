SET check_function_bodies = off;
SET search_path = public;

DROP POLICY light ON public.todo;

ALTER TABLE public.todo ALTER COLUMN weight TYPE bigint;

CREATE POLICY light ON public.todo
  FOR SELECT
  TO webuser
  USING (weight < 10);

COMMENT ON POLICY light ON public.todo IS 'light';
