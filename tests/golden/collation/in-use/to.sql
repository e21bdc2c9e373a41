CREATE COLLATION sorting (LOCALE = 'POSIX');
CREATE TABLE person (name text COLLATE sorting);
