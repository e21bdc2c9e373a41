CREATE SCHEMA draft;
CREATE SCHEMA data;
-- @renamed from=draft.todo
CREATE TABLE data.todo (id integer PRIMARY KEY, title text NOT NULL, place integer);
-- @renamed from=todo_by_title
CREATE INDEX todo_title ON data.todo (title, id);
-- @renamed from=draft.todo_by_place
CREATE INDEX todo_place ON data.todo (place);
