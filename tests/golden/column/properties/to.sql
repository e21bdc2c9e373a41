CREATE SCHEMA data;
CREATE TABLE data.t (a text NOT NULL, b text, c text, d text, e text COMPRESSION pglz, f integer);
ALTER TABLE data.t ALTER COLUMN a SET STORAGE MAIN;
ALTER TABLE data.t ALTER COLUMN e SET STATISTICS 200;
ALTER TABLE data.t ALTER COLUMN f SET (n_distinct_inherited = 7);
