CREATE TABLE role (id integer PRIMARY KEY, code text NOT NULL UNIQUE);
-- @data key=(id)
INSERT INTO role VALUES (1, 'admin'), (2, 'user');
