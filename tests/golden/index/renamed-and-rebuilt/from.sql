CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE todo (id integer PRIMARY KEY, state state);
CREATE INDEX todo_state ON todo (state) WHERE state IS NOT NULL;
