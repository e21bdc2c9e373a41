CREATE SCHEMA data;
CREATE TABLE data.t (a text, b text NOT NULL, c text COLLATE "C", d text, e text, f integer);
ALTER TABLE data.t ALTER COLUMN d SET STORAGE EXTERNAL;
ALTER TABLE data.t ALTER COLUMN e SET STATISTICS 100;
ALTER TABLE data.t ALTER COLUMN f SET (n_distinct = 5);
