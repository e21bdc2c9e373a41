CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE todo (id integer PRIMARY KEY, state state);
-- @renamed from=todo_state
CREATE INDEX by_state ON todo (state) WHERE state IS NOT NULL;
