SET check_function_bodies = off;
SET search_path = public;

ALTER POLICY new_name ON public.todo RENAME TO old_name;

DROP POLICY mode ON public.todo;

DROP POLICY command ON public.todo;

CREATE POLICY command ON public.todo
  FOR SELECT
  TO PUBLIC
  USING (TRUE);

ALTER POLICY expressions ON public.todo
  USING (owner_id = 1)
  WITH CHECK (TRUE);

ALTER POLICY loses ON public.todo
  WITH CHECK (id > 0);

CREATE POLICY mode ON public.todo
  TO PUBLIC
  USING (TRUE);

ALTER POLICY roles ON public.todo
  TO webuser;

COMMENT ON POLICY mode ON public.todo IS 'mode';
