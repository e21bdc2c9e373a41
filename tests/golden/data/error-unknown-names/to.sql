CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO setings (key) VALUES ('a');
-- @data key=(key)
INSERT INTO settings (key, vaule) VALUES ('a', 'b');
-- @data key=(kee)
INSERT INTO settings (key) VALUES ('a');
