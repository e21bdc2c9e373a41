SET check_function_bodies = off;
SET search_path = public;

SECURITY LABEL FOR anon ON ROLE webuser IS NULL;

SECURITY LABEL FOR "we""ird" ON SCHEMA data IS NULL;

DROP VIEW data.v;

DROP FUNCTION data.f(integer);

SECURITY LABEL FOR anon ON COLUMN data.people.mail IS 'MASKED WITH VALUE $$$$';

SECURITY LABEL FOR anon ON COLUMN data.people.name IS 'MASKED WITH FUNCTION anon.fake_last_name()';
