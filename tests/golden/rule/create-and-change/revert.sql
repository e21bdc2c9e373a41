SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE RULE "We""ird" AS
  ON UPDATE TO data.todo
  WHERE OLD.title <> NEW.title
  DO ALSO INSERT INTO data.log VALUES (OLD.id, 'it''s ' || NEW.title);

CREATE OR REPLACE RULE several AS
  ON DELETE TO data.todo
  DO ALSO (INSERT INTO data.log (id) VALUES (OLD.id);
      UPDATE data.log SET what = 'gone' WHERE id = OLD.id);

CREATE OR REPLACE RULE write AS
  ON INSERT TO data.v
  DO INSTEAD INSERT INTO data.todo (id, title) VALUES (NEW.id, NEW.title);
