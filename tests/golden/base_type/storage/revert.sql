SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.letter DROP COLUMN added;

ALTER TYPE data.note SET (STORAGE = extended);

ALTER TABLE ONLY data.letter ALTER COLUMN ps SET STORAGE EXTENDED;

ALTER TABLE ONLY data.stamped ALTER COLUMN ps SET STORAGE EXTENDED;

ALTER TABLE ONLY data.letter ALTER COLUMN body SET STORAGE EXTENDED;

ALTER TABLE data.letter ADD COLUMN gone data.note;
