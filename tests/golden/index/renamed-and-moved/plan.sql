SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE draft.todo SET SCHEMA data;

ALTER INDEX data.todo_by_title RENAME TO todo_title;

ALTER INDEX data.todo_by_place RENAME TO todo_place;

DROP INDEX data.todo_title;

CREATE INDEX todo_title ON data.todo (title, id);
