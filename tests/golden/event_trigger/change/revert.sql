SET check_function_bodies = off;
SET search_path = public;

ALTER EVENT TRIGGER new_name RENAME TO old_name;

DROP EVENT TRIGGER tags;

DROP EVENT TRIGGER function;

DROP EVENT TRIGGER event;

CREATE EVENT TRIGGER event
  ON ddl_command_end
  EXECUTE FUNCTION data.watch();

CREATE EVENT TRIGGER function
  ON ddl_command_end
  EXECUTE FUNCTION data.watch();

CREATE EVENT TRIGGER goes
  ON ddl_command_end
  EXECUTE FUNCTION data.watch();

ALTER EVENT TRIGGER switched ENABLE;

CREATE EVENT TRIGGER tags
  ON ddl_command_end
  WHEN tag IN ('CREATE TABLE')
  EXECUTE FUNCTION data.watch();

COMMENT ON EVENT TRIGGER tags IS 'kept';

ALTER TABLE data.t DROP COLUMN b;
