CREATE TYPE state AS ENUM ('open', 'closed', 'lost');
CREATE TABLE todo (id integer, state state) PARTITION BY RANGE (id);
CREATE TABLE todo_1 PARTITION OF todo FOR VALUES FROM (1) TO (100);
CREATE VIEW shown AS SELECT id::text, state::text FROM todo WHERE id IS NOT NULL;
CREATE TABLE archive (id integer NOT NULL, state state);
