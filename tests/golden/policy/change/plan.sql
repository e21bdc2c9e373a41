SET check_function_bodies = off;
SET search_path = public;

ALTER POLICY old_name ON public.todo RENAME TO new_name;

DROP POLICY mode ON public.todo;

DROP POLICY loses ON public.todo;

DROP POLICY command ON public.todo;

CREATE POLICY command ON public.todo
  FOR UPDATE
  TO PUBLIC
  USING (TRUE);

ALTER POLICY expressions ON public.todo
  USING (owner_id = 2)
  WITH CHECK (owner_id = 3);

CREATE POLICY loses ON public.todo
  TO PUBLIC
  USING (owner_id = 1);

CREATE POLICY mode ON public.todo
  AS RESTRICTIVE
  TO PUBLIC
  USING (TRUE);

ALTER POLICY roles ON public.todo
  TO anonymous, webuser;

COMMENT ON POLICY mode ON public.todo IS 'mode';
