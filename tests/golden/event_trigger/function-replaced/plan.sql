SET check_function_bodies = off;
SET search_path = public;

DROP EVENT TRIGGER f;

DROP FUNCTION public.watch();

CREATE SCHEMA ops;

CREATE FUNCTION ops.watch()
  RETURNS event_trigger
  LANGUAGE plpgsql
AS $$BEGIN END$$;

CREATE EVENT TRIGGER f
  ON ddl_command_end
  EXECUTE FUNCTION ops.watch();
