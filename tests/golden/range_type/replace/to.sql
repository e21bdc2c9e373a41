CREATE TYPE r AS RANGE (subtype = bigint);
CREATE FUNCTION width(x r) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(x)::text $$;
