CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION first(p pair) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT p.a $$;
