CREATE TABLE level (id integer PRIMARY KEY, rank integer, above integer);
-- @data key=(id)
INSERT INTO level VALUES (1, -1, 9), (2, 1, 1), (3, 1, 2);
