CREATE TABLE item (id integer, kind text, title text, PRIMARY KEY (kind, id));
-- @data key=(id, kind)
INSERT INTO item VALUES (1, 'a', 'one'), (2, 'b', 'two');
