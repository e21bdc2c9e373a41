CREATE TABLE role (id integer PRIMARY KEY, code text NOT NULL UNIQUE, label text);
-- @data key=(id)
INSERT INTO role VALUES (1, 'admin', 'Administrator'), (2, 'user', 'User'), (3, 'guest', 'Guest');
