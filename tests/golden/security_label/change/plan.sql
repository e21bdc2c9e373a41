SET check_function_bodies = off;
SET search_path = public;

SECURITY LABEL FOR anon ON COLUMN data.people.mail IS NULL;

CREATE FUNCTION data.f(integer)
  RETURNS integer
  LANGUAGE sql
AS $$SELECT 1$$;

CREATE VIEW data.v AS
SELECT
  id
FROM data.people;

SECURITY LABEL FOR "we""ird" ON SCHEMA data IS 'it''s secret';

SECURITY LABEL FOR anon ON ROLE webuser IS 'MASKED';

SECURITY LABEL FOR anon ON FUNCTION data.f(integer) IS 'TRUSTED';

SECURITY LABEL FOR anon ON VIEW data.v IS 'TRUSTED';

SECURITY LABEL FOR anon ON COLUMN data.people.name IS 'MASKED WITH FUNCTION anon.fake_first_name()';
