SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE FUNCTION data.touch()
  RETURNS trigger
  LANGUAGE plpgsql
AS $$ BEGIN RETURN NEW; END $$;

CREATE TABLE data.owner (
  id integer NOT NULL,
  CONSTRAINT owner_pkey PRIMARY KEY (id)
);

CREATE TABLE data.todo (
  id integer NOT NULL,
  title text,
  "Done ""x" boolean,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

CREATE TRIGGER "We""ird"
  BEFORE INSERT OR UPDATE OF title, "Done ""x" ON data.todo
  FOR EACH ROW
  WHEN (NEW.title <> 'it''s')
  EXECUTE FUNCTION data.touch('a', '1', 'b', 'it''s');

CREATE CONSTRAINT TRIGGER checked
  AFTER INSERT ON data.todo
  FROM data.owner
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW
  EXECUTE FUNCTION data.touch();

CREATE TRIGGER replicated
  BEFORE UPDATE ON data.todo
  FOR EACH ROW
  EXECUTE FUNCTION suppress_redundant_updates_trigger();

ALTER TABLE data.todo ENABLE ALWAYS TRIGGER replicated;

CREATE TRIGGER silent
  BEFORE DELETE ON data.todo
  FOR EACH ROW
  EXECUTE FUNCTION data.touch();

ALTER TABLE data.todo DISABLE TRIGGER silent;

CREATE TRIGGER statement
  AFTER TRUNCATE ON data.todo
  FOR EACH STATEMENT
  EXECUTE FUNCTION data.touch();

CREATE TRIGGER transition
  AFTER UPDATE ON data.todo
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT
  EXECUTE FUNCTION data.touch();

CREATE TRIGGER whole
  BEFORE UPDATE ON data.todo
  FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION data.touch();
