CREATE TABLE todo (
  id integer PRIMARY KEY,
  -- @renamed from=title
  name text
);
CREATE VIEW v AS SELECT id, name FROM todo;
CREATE VIEW kept AS SELECT id, name AS title FROM todo;
