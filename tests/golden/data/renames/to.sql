CREATE SCHEMA app;
-- @renamed from=public.item
CREATE TABLE app.thing (
  id integer,
  -- @renamed from=kind
  sort text,
  -- @renamed from=title
  label text,
  PRIMARY KEY (sort, id)
);
-- @data key=(sort, id)
INSERT INTO app.thing VALUES (1, 'a', 'one'), (2, 'b', 'zwei');
