CREATE SCHEMA data;
SET search_path = data;
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TYPE word AS RANGE (subtype = bigint, multirange_type_name = spans);
CREATE FUNCTION span(text) RETURNS span LANGUAGE sql IMMUTABLE RETURN span(0, length($1));
CREATE FUNCTION widest(spans span_multirange) RETURNS span LANGUAGE sql IMMUTABLE RETURN range_merge(spans);
CREATE TABLE room (
    id integer PRIMARY KEY,
    open span NOT NULL DEFAULT span(8, 17),
    closed span_multirange[] CHECK (closed[1] && span_multirange(span(1, 5))),
    free spans NOT NULL DEFAULT spans(word(1, 2))
);
CREATE VIEW usual AS
SELECT span(1, 5) AS one, span('four'::text) AS four, span_multirange(span(1, 2), data.span(7, 9, '[]')) AS several;
