CREATE SCHEMA data;
CREATE FUNCTION data.f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION data.g() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE PROCEDURE data.p(a integer) LANGUAGE sql AS $$ SELECT a $$;
CREATE AGGREGATE data.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
