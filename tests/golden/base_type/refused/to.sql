CREATE SCHEMA data;
CREATE TYPE data.colour;
CREATE FUNCTION data.colour_in(cstring) RETURNS data.colour LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION data.colour_out(data.colour) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION data.colour_receive(internal) RETURNS data.colour LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION data.colour_send(data.colour) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE data.colour (INPUT = data.colour_in, OUTPUT = data.colour_out, INTERNALLENGTH = 4, PASSEDBYVALUE, CATEGORY = 'N');
