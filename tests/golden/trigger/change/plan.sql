SET check_function_bodies = off;
SET search_path = public;

ALTER TRIGGER old_name ON public.todo RENAME TO new_name;

DROP TRIGGER c ON public.todo;

CREATE OR REPLACE TRIGGER a
  BEFORE UPDATE OF title ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.log('a');

CREATE CONSTRAINT TRIGGER c
  AFTER UPDATE ON public.todo
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

ALTER TABLE public.todo DISABLE TRIGGER goes_off;

CREATE OR REPLACE TRIGGER stays_off
  BEFORE INSERT OR UPDATE ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

ALTER TABLE public.todo DISABLE TRIGGER stays_off;

COMMENT ON TRIGGER c ON public.todo IS 'late';
