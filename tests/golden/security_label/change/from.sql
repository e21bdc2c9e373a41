CREATE SCHEMA data;
CREATE TABLE data.people (id integer, name text, mail text);
SECURITY LABEL FOR anon ON TABLE data.people IS 'TABLESAMPLE SYSTEM (10)';
SECURITY LABEL FOR anon ON COLUMN data.people.name IS 'MASKED WITH FUNCTION anon.fake_last_name()';
SECURITY LABEL FOR anon ON COLUMN data.people.mail IS 'MASKED WITH VALUE $$$$';
