CREATE COLLATION sorting (LOCALE = 'C');
CREATE TABLE person (name text COLLATE sorting);
