CREATE SCHEMA data;
CREATE TABLE dta.todo (id integer PRIMARY KEY);
CREATE TABLE dta.item (id integer PRIMARY KEY);
CREATE FUNCTION elsewhere.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
