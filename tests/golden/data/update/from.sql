CREATE TABLE settings (key text PRIMARY KEY, value text NOT NULL, note text);
-- @data key=(key)
INSERT INTO settings (key, value, note) VALUES
  ('a', '1', 'x'), ('b', '2', NULL), ('c', '3', NULL), ('d', '4', NULL), ('gone', '5', NULL), ('also gone', '6', NULL);
