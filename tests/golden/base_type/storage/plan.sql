SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.letter DROP COLUMN gone;

ALTER TYPE data.note SET (STORAGE = main);

ALTER TABLE ONLY data.letter ALTER COLUMN ps SET STORAGE MAIN;

ALTER TABLE ONLY data.stamped ALTER COLUMN ps SET STORAGE MAIN;

ALTER TABLE ONLY data.letter ALTER COLUMN body SET STORAGE MAIN;

ALTER TABLE data.letter ADD COLUMN added data.note;
