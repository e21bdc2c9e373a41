-- The default class of a type is that of keys which cannot name one, of domains over it, and of its ranges.
CREATE SCHEMA data;
CREATE TYPE data.colour;
CREATE FUNCTION data.colour_in(cstring) RETURNS data.colour LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION data.colour_out(data.colour) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE data.colour (INPUT = data.colour_in, OUTPUT = data.colour_out, INTERNALLENGTH = 4, PASSEDBYVALUE);
CREATE FUNCTION data.colour_eq(data.colour, data.colour) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION data.colour_lt(data.colour, data.colour) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION data.colour_cmp(data.colour, data.colour) RETURNS integer LANGUAGE internal IMMUTABLE STRICT
  AS 'btint4cmp';
CREATE OPERATOR data.= (FUNCTION = data.colour_eq, LEFTARG = data.colour, RIGHTARG = data.colour, COMMUTATOR = OPERATOR(data.=));
CREATE OPERATOR data.< (FUNCTION = data.colour_lt, LEFTARG = data.colour, RIGHTARG = data.colour);
CREATE OPERATOR CLASS data.colour_ops DEFAULT FOR TYPE data.colour USING btree AS
  OPERATOR 3 data.=, FUNCTION 1 data.colour_cmp(data.colour, data.colour);
CREATE DOMAIN data.paint AS data.colour;
CREATE TYPE data.shades AS RANGE (SUBTYPE = data.colour);
CREATE TABLE data.car (paint data.colour PRIMARY KEY, under data.colour UNIQUE, id integer UNIQUE, top data.paint);
CREATE INDEX car_top ON data.car (top);
CREATE TABLE data.wheel (paint data.colour REFERENCES data.car, id integer REFERENCES data.car (id));
