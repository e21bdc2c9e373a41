CREATE TABLE b (id integer);
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT format('%I', 'x') $$;
