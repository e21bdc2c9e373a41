SET check_function_bodies = off;
SET search_path = public;

DROP EVENT TRIGGER f;

DROP FUNCTION ops.watch();

CREATE FUNCTION public.watch()
  RETURNS event_trigger
  LANGUAGE plpgsql
AS $$BEGIN END$$;

CREATE EVENT TRIGGER f
  ON ddl_command_end
  EXECUTE FUNCTION public.watch();

ALTER EVENT TRIGGER f DISABLE;

DROP SCHEMA ops;
