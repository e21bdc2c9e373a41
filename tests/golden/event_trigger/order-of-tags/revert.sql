SET check_function_bodies = off;
SET search_path = public;

DROP EVENT TRIGGER watching;

CREATE EVENT TRIGGER watching
  ON ddl_command_start
  WHEN tag IN ('CREATE SERVER')
  EXECUTE FUNCTION public.watch();
