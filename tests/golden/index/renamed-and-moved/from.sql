CREATE SCHEMA draft;
CREATE SCHEMA data;
CREATE TABLE draft.todo (id integer PRIMARY KEY, title text NOT NULL, place integer);
CREATE INDEX todo_by_title ON draft.todo (title);
CREATE INDEX todo_by_place ON draft.todo (place);
