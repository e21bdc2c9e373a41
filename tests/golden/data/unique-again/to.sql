CREATE TABLE status (id integer PRIMARY KEY, name text UNIQUE);
-- @data key=(id)
INSERT INTO status VALUES (1, 'open'), (20, 'done');
