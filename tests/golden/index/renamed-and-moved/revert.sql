SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX data.todo_place RENAME TO todo_by_place;

ALTER INDEX data.todo_title RENAME TO todo_by_title;

ALTER TABLE data.todo SET SCHEMA draft;

DROP INDEX draft.todo_by_title;

CREATE INDEX todo_by_title ON draft.todo (title);
