CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data key=(key)
INSERT INTO settings (key, value) VALUES (NULL, 'x'), ('b', 'y'), (DEFAULT, 'z');
