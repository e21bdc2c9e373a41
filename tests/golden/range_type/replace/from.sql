CREATE TYPE r AS RANGE (subtype = integer);
CREATE FUNCTION width(x r) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(x)::text $$;
