CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN small AS smallint;
CREATE TABLE t (id integer PRIMARY KEY, m mood, b boolean, s small, c varchar(2), u uuid, x bytea, d date);
-- @data key=(id)
INSERT INTO t VALUES (1, 'hapy', 'maybe', 40000, 'abc', 'zz', '\x0', 'tomorrow');
-- @data key=(id)
INSERT INTO t (id) VALUES ('one'), (1.5), (3000000000);
