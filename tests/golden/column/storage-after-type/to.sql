-- Another type takes the storage along that it usually has.
CREATE TABLE notes (id integer PRIMARY KEY, body character varying(40), title text COLLATE "C", mark integer);
ALTER TABLE notes ALTER COLUMN body SET STORAGE external;
ALTER TABLE notes ALTER COLUMN title SET STORAGE main;
ALTER TABLE notes ALTER COLUMN title SET STATISTICS 500;
