CREATE TABLE settings (key text PRIMARY KEY, value text NOT NULL);
-- @data key=(key)
INSERT INTO settings VALUES ('plain', 'x'), ('becomes_secret', 'y');
CREATE TABLE numbers (id integer PRIMARY KEY, n integer);
