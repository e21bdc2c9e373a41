CREATE TABLE settings (key text PRIMARY KEY, value text, amount integer);
CREATE TABLE t (id integer PRIMARY KEY, twice integer GENERATED ALWAYS AS (id * 2) STORED);
-- @data key=(id)
INSERT INTO t (id, twice) VALUES (1, 2);
