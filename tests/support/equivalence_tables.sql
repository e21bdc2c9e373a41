CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN email AS character varying(200);
CREATE TABLE t (
  id integer, other integer, big bigint, small smallint, n numeric(10, 2), f double precision, b boolean, flag boolean,
  name text, code character varying(20), fixed character(3), at timestamp with time zone,
  local timestamp without time zone, day date, span interval, u uuid, doc jsonb, tags text[],
  codes character varying(10)[], nums integer[], mood mood, email text, mail email, ip inet, during tstzrange
);
CREATE TABLE items (id integer, t_id integer, note character varying(10), at date);
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n';
CREATE FUNCTION over_loaded(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';
CREATE FUNCTION over_loaded(s text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION labelled(n integer, label text DEFAULT 'x') RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT label';
CREATE FUNCTION sum_of(label text, VARIADIC numbers bigint[]) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TYPE hours AS RANGE (subtype = integer);
