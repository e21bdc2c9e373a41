-- @data key=(id)
INSERT INTO b VALUES (2, 1), (1, NULL);
-- @data key=(id)
INSERT INTO b (id) VALUES (3);
CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a);
-- @data key=(id)
INSERT INTO a VALUES (1);
CREATE TABLE a (id integer PRIMARY KEY);
