CREATE TYPE colour;
CREATE FUNCTION colour_out(colour) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE colour (OUTPUT = colour_out);
