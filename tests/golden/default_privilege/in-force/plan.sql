SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION data.f()
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE FUNCTION data.g()
  RETURNS integer
  LANGUAGE sql
AS $$ SELECT 1 $$;

CREATE TABLE data.hidden (
  id integer
);

CREATE TABLE data.more (
  id integer
);

CREATE TABLE data.plain (
  id integer
);

REVOKE EXECUTE ON FUNCTION data.f() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION data.g() TO PUBLIC;

REVOKE SELECT ON TABLE data.hidden FROM webuser;

GRANT INSERT ON TABLE data.more TO webuser;

GRANT INSERT, SELECT ON TABLE data.more TO webuser;

GRANT SELECT ON TABLE data.plain TO webuser;
