CREATE SCHEMA data;
CREATE FUNCTION data.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION data.look() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- @renamed from=old_name
CREATE EVENT TRIGGER new_name ON ddl_command_end EXECUTE FUNCTION data.watch();
CREATE EVENT TRIGGER tags ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION data.watch();
CREATE EVENT TRIGGER event ON sql_drop EXECUTE FUNCTION data.watch();
CREATE EVENT TRIGGER function ON ddl_command_end EXECUTE FUNCTION data.look();
CREATE EVENT TRIGGER switched ON ddl_command_end EXECUTE FUNCTION data.watch();
ALTER EVENT TRIGGER switched ENABLE REPLICA;
COMMENT ON EVENT TRIGGER tags IS 'kept';
CREATE TABLE data.t (a int, b int);
