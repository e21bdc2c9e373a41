CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES ('a', 'b');
-- @data key=(value)
INSERT INTO settings (key, value) VALUES ('c', 'd');
