CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a);
-- @data key=(id)
INSERT INTO a VALUES (1), (2);
-- @data key=(id)
INSERT INTO b VALUES (1, 1), (2, 2);
