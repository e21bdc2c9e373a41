CREATE SCHEMA data;
CREATE TABLE data.todo (id integer PRIMARY KEY, title text);
CREATE TABLE data.log (id integer, what text);
CREATE VIEW data.v AS SELECT id, title FROM data.todo;
CREATE RULE "We""ird" AS ON UPDATE TO data.todo WHERE OLD.title IS DISTINCT FROM NEW.title
  DO ALSO INSERT INTO data.log VALUES (OLD.id, 'it''s ' || NEW.title);
CREATE RULE several AS ON DELETE TO data.todo DO ALSO INSERT INTO data.log (id) VALUES (OLD.id);
CREATE RULE write AS ON INSERT TO data.v DO INSTEAD
  INSERT INTO data.todo (id, title) VALUES (NEW.id, upper(NEW.title)) RETURNING todo.id, todo.title;
CREATE RULE nothing AS ON UPDATE TO data.v DO INSTEAD NOTHING;
COMMENT ON RULE nothing ON data.v IS 'read only';
