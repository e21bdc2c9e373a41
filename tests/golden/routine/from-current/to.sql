CREATE FUNCTION f() RETURNS integer LANGUAGE sql SET search_path FROM CURRENT AS $$ SELECT 1 $$;
CREATE SCHEMA "My Data";
SET search_path = "My Data", public;
CREATE FUNCTION g() RETURNS integer LANGUAGE sql SET search_path FROM CURRENT AS $$ SELECT 2 $$;
