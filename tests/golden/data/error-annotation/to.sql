CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
-- @data
INSERT INTO settings (key, value) VALUES ('a', 'x');
-- @data key=key
INSERT INTO settings (key, value) VALUES ('b', 'x');
-- @data key=(key)
CREATE TABLE other (id integer);
INSERT INTO settings -- @data key=(key)
(key, value) VALUES ('c', 'x');
-- @data flows through here, says this comment
CREATE TABLE third (id integer);
-- @data key=(key)
