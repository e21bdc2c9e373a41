CREATE TABLE a (id integer PRIMARY KEY);
-- @data key=(id)
INSERT INTO a VALUES (1);
