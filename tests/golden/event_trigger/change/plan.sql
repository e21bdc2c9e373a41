SET check_function_bodies = off;
SET search_path = public;

ALTER EVENT TRIGGER old_name RENAME TO new_name;

DROP EVENT TRIGGER tags;

DROP EVENT TRIGGER goes;

DROP EVENT TRIGGER function;

DROP EVENT TRIGGER event;

ALTER TABLE data.t ADD COLUMN b integer;

CREATE EVENT TRIGGER event
  ON sql_drop
  EXECUTE FUNCTION data.watch();

CREATE EVENT TRIGGER function
  ON ddl_command_end
  EXECUTE FUNCTION data.look();

ALTER EVENT TRIGGER switched ENABLE REPLICA;

CREATE EVENT TRIGGER tags
  ON ddl_command_end
  WHEN tag IN ('CREATE TABLE', 'DROP TABLE')
  EXECUTE FUNCTION data.watch();

COMMENT ON EVENT TRIGGER tags IS 'kept';
