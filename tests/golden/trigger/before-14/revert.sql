SET check_function_bodies = off;
SET search_path = public;

ALTER TRIGGER new_name ON public.todo RENAME TO old_name;

DROP TRIGGER stays_off ON public.todo;

DROP TRIGGER c ON public.todo;

DROP TRIGGER a ON public.todo;

CREATE TRIGGER a
  BEFORE UPDATE ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

CREATE CONSTRAINT TRIGGER c
  AFTER UPDATE ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

ALTER TABLE public.todo ENABLE TRIGGER goes_off;

CREATE TRIGGER stays_off
  BEFORE UPDATE ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

ALTER TABLE public.todo DISABLE TRIGGER stays_off;

COMMENT ON TRIGGER c ON public.todo IS 'late';
