CREATE TABLE task (id int, title text);
CREATE VIEW open_task AS SELECT id, title FORM task;
CREATE VIEW titles AS SELECT title FROM open_task;
CREATE VIEW first_title AS SELECT min(title) AS title FROM titles;
COMMENT ON VIEW open_task IS 'what is left to do';
GRANT SELECT ON titles TO PUBLIC;
CREATE VIEW numbers AS SELECT idd FROM task;
