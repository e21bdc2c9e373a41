-- A function that makes something, called while the sources are read: what it made is not in the schema, which is said.
CREATE TABLE todo (id integer, touched timestamp);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.touched = now(); RETURN NEW; END';
CREATE FUNCTION add_touch(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touch()', relation);
END $$;
SELECT add_touch('todo');
-- This one has to do with rows.
CREATE FUNCTION clean(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM %s', relation);
END $$;
SELECT clean('todo');
-- A temporary one, which runs what it is given.
CREATE FUNCTION pg_temp.run(command text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN EXECUTE command; RETURN true; END $$;
SELECT 1 AS one, CASE WHEN current_setting('server_version_num')::integer > 100000 THEN pg_temp.run('alter table todo disable trigger user') END;
SELECT pg_temp.run('delete from todo');
