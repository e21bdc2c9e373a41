SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data.span AS RANGE (subtype = integer);

CREATE TYPE data.word AS RANGE (subtype = bigint, multirange_type_name = data.spans);

CREATE FUNCTION data.span(text)
  RETURNS data.span
  LANGUAGE sql
  IMMUTABLE
RETURN data.span(0, length($1));

CREATE FUNCTION data.widest(spans data.span_multirange)
  RETURNS data.span
  LANGUAGE sql
  IMMUTABLE
RETURN range_merge(spans);

CREATE TABLE data.room (
  id integer NOT NULL,
  open data.span DEFAULT data.span(8, 17) NOT NULL,
  closed data.span_multirange[],
  free data.spans DEFAULT data.spans(data.word(1, 2)) NOT NULL,
  CONSTRAINT room_closed_check CHECK (closed[1] && data.span_multirange(data.span(1, 5))),
  CONSTRAINT room_pkey PRIMARY KEY (id)
);

CREATE VIEW data.usual AS
SELECT
  data.span(1, 5) AS one,
  data.span('four'::text) AS four,
  data.span_multirange(data.span(1, 2), data.span(7, 9, '[]')) AS several;
