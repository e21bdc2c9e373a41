SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data."We""ird"()
  RETURNS event_trigger
  LANGUAGE plpgsql
AS $$BEGIN END$$;

CREATE FUNCTION data.watch()
  RETURNS event_trigger
  LANGUAGE plpgsql
AS $$BEGIN END$$;

CREATE EVENT TRIGGER all_of_it
  ON ddl_command_end
  EXECUTE FUNCTION data.watch();

CREATE EVENT TRIGGER always
  ON table_rewrite
  EXECUTE FUNCTION data.watch();

ALTER EVENT TRIGGER always ENABLE ALWAYS;

CREATE EVENT TRIGGER "it's ""one"
  ON sql_drop
  WHEN tag IN ('DROP TABLE', 'DROP VIEW')
  EXECUTE FUNCTION data."We""ird"();

COMMENT ON EVENT TRIGGER "it's ""one" IS 'odd';

CREATE EVENT TRIGGER sleeps
  ON ddl_command_start
  EXECUTE FUNCTION data.watch();

ALTER EVENT TRIGGER sleeps DISABLE;
