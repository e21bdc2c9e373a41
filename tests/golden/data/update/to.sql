CREATE TABLE settings (key text PRIMARY KEY, value text NOT NULL, note text);
-- @data key=(key)
INSERT INTO settings (key, value, note) VALUES
  ('a', '10', 'x'), ('b', '20', NULL), ('c', '3', 'now with a note'), ('d', '4', NULL), ('new', '5', NULL);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('newer', '6');
