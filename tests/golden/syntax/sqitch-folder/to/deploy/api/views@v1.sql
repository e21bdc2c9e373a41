CREATE VIEW titles AS SELECT title FROM todo;
