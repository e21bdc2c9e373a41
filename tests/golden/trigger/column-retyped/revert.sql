SET check_function_bodies = off;
SET search_path = public;

DROP TRIGGER of_weight ON public.todo;

DROP TRIGGER heavy ON public.todo;

ALTER TABLE public.todo ALTER COLUMN weight TYPE integer;

CREATE TRIGGER heavy
  BEFORE INSERT ON public.todo
  FOR EACH ROW
  WHEN (NEW.weight > 10)
  EXECUTE FUNCTION public.touch();

ALTER TABLE public.todo DISABLE TRIGGER heavy;

CREATE TRIGGER of_weight
  BEFORE UPDATE OF weight ON public.todo
  FOR EACH ROW
  EXECUTE FUNCTION public.touch();

COMMENT ON TRIGGER heavy ON public.todo IS 'heavy';
