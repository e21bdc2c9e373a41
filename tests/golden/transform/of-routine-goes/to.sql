CREATE SCHEMA data;
CREATE TYPE data.token;
CREATE FUNCTION data.token_in(cstring) RETURNS data.token LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION data.token_out(data.token) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE data.token (INPUT = data.token_in, OUTPUT = data.token_out);
CREATE FUNCTION data.kept(value data.token) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION data.changed(value integer) RETURNS SETOF data.token LANGUAGE sql AS $$ SELECT NULL::data.token WHERE value > 0 $$;
CREATE FUNCTION data.other(value data.token) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN true; END $$;
REVOKE ALL ON FUNCTION data.kept(data.token) FROM PUBLIC;
