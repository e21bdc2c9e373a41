CREATE SCHEMA data;
CREATE TYPE data.span AS RANGE (subtype = integer);
ALTER FUNCTION data.width(integer) RENAME TO span;
ALTER FUNCTION data.length(text) RENAME TO span_multirange;
