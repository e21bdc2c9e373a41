SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.mine RENAME TO own;

ALTER TYPE other.orderrange SET SCHEMA data;

ALTER TYPE other.ordermultirange SET SCHEMA data;

ALTER TYPE data."Span" RENAME TO span;

ALTER TYPE data."Span_multirange" RENAME TO span_multirange;

DROP SCHEMA other;
