SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.colour;

CREATE FUNCTION data.colour_in(cstring)
  RETURNS data.colour
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4in$$;

CREATE FUNCTION data.colour_out(data.colour)
  RETURNS cstring
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4out$$;

CREATE FUNCTION data.colour_receive(internal)
  RETURNS data.colour
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4recv$$;

CREATE FUNCTION data.colour_send(data.colour)
  RETURNS bytea
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4send$$;

CREATE TYPE data.colour (
  INPUT = data.colour_in,
  OUTPUT = data.colour_out,
  RECEIVE = data.colour_receive,
  SEND = data.colour_send,
  INTERNALLENGTH = 4,
  PASSEDBYVALUE,
  CATEGORY = 'N',
  DEFAULT = '7',
  DELIMITER = ';'
);

CREATE FUNCTION data.colour_cmp(data.colour, data.colour)
  RETURNS integer
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$btint4cmp$$;

CREATE FUNCTION data.colour_eq(data.colour, data.colour)
  RETURNS boolean
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4eq$$;

CREATE FUNCTION data.colour_lt(data.colour, data.colour)
  RETURNS boolean
  LANGUAGE internal
  IMMUTABLE STRICT
AS $$int4lt$$;

CREATE FUNCTION data.is_red(a data.colour)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT a::text = '1' $$;

CREATE OPERATOR data.< (
  FUNCTION = data.colour_lt,
  LEFTARG = data.colour,
  RIGHTARG = data.colour
);

CREATE OPERATOR data.= (
  FUNCTION = data.colour_eq,
  LEFTARG = data.colour,
  RIGHTARG = data.colour
);

CREATE CAST (data.colour AS integer) WITHOUT FUNCTION AS ASSIGNMENT;

CREATE OPERATOR FAMILY data.colour_ops USING btree;

CREATE OPERATOR CLASS data.colour_ops DEFAULT FOR TYPE data.colour USING btree FAMILY data.colour_ops AS
  OPERATOR 1 data.< (data.colour, data.colour),
  OPERATOR 3 data.= (data.colour, data.colour),
  FUNCTION 1 (data.colour, data.colour) data.colour_cmp(data.colour, data.colour);

CREATE TABLE data.car (
  id integer,
  paint data.colour NOT NULL,
  extras data.colour[]
);

CREATE VIEW data.reds AS
SELECT
  id
FROM data.car
WHERE data.is_red(paint);

CREATE INDEX car_paint ON data.car (paint data.colour_ops);

ALTER TYPE data.colour OWNER TO alice;

GRANT USAGE ON TYPE data.colour TO bob;

REVOKE USAGE ON TYPE data.colour FROM PUBLIC;

COMMENT ON TYPE data.colour IS 'a number';
