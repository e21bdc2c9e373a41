CREATE TABLE options (key text PRIMARY KEY, val text);
-- @data key=(key)
INSERT INTO options VALUES ('c', 'C'), ('a', 'changed');
