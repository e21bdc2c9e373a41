SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.mine RENAME TO own;

ALTER FUNCTION data.mine(date, date) RENAME TO own;

ALTER FUNCTION data.mine(date, date, text) RENAME TO own;

ALTER TYPE other.orderrange SET SCHEMA data;

ALTER FUNCTION other.orderrange(date, date) SET SCHEMA data;

ALTER FUNCTION other.orderrange(date, date, text) SET SCHEMA data;

ALTER TYPE other.ordermultirange SET SCHEMA data;

ALTER FUNCTION other.ordermultirange() SET SCHEMA data;

ALTER FUNCTION other.ordermultirange(data.orderrange) SET SCHEMA data;

ALTER FUNCTION other.ordermultirange(data.orderrange[]) SET SCHEMA data;

ALTER TYPE data."Span" RENAME TO span;

ALTER FUNCTION data."Span"(bigint, bigint) RENAME TO span;

ALTER FUNCTION data."Span"(bigint, bigint, text) RENAME TO span;

ALTER TYPE data."Span_multirange" RENAME TO span_multirange;

ALTER FUNCTION data."Span_multirange"() RENAME TO span_multirange;

ALTER FUNCTION data."Span_multirange"(data.span) RENAME TO span_multirange;

ALTER FUNCTION data."Span_multirange"(data.span[]) RENAME TO span_multirange;

DROP SCHEMA other;
