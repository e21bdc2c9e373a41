CREATE TABLE role (id integer PRIMARY KEY, code text NOT NULL UNIQUE, label text);
-- @data key=(code)
INSERT INTO role VALUES (1, 'admin', 'Administrator'), (2, 'user', 'Person'), (4, 'root', 'Root');
