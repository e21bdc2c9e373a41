SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.span RENAME TO "Span";

ALTER FUNCTION data.span(bigint, bigint) RENAME TO "Span";

ALTER FUNCTION data.span(bigint, bigint, text) RENAME TO "Span";

ALTER TYPE data.span_multirange RENAME TO "Span_multirange";

ALTER FUNCTION data.span_multirange() RENAME TO "Span_multirange";

ALTER FUNCTION data.span_multirange(data."Span") RENAME TO "Span_multirange";

ALTER FUNCTION data.span_multirange(data."Span"[]) RENAME TO "Span_multirange";

CREATE SCHEMA other;

ALTER TYPE data.orderrange SET SCHEMA other;

ALTER FUNCTION data.orderrange(date, date) SET SCHEMA other;

ALTER FUNCTION data.orderrange(date, date, text) SET SCHEMA other;

ALTER TYPE data.ordermultirange SET SCHEMA other;

ALTER FUNCTION data.ordermultirange() SET SCHEMA other;

ALTER FUNCTION data.ordermultirange(other.orderrange) SET SCHEMA other;

ALTER FUNCTION data.ordermultirange(other.orderrange[]) SET SCHEMA other;

ALTER TYPE data.own RENAME TO mine;

ALTER FUNCTION data.own(date, date) RENAME TO mine;

ALTER FUNCTION data.own(date, date, text) RENAME TO mine;
