CREATE TABLE notes (id integer PRIMARY KEY, body text, title text, mark integer);
ALTER TABLE notes ALTER COLUMN body SET STORAGE external;
ALTER TABLE notes ALTER COLUMN title SET STORAGE main;
ALTER TABLE notes ALTER COLUMN title SET STATISTICS 500;
