SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.span RENAME TO "Span";

ALTER TYPE data.span_multirange RENAME TO "Span_multirange";

CREATE SCHEMA other;

ALTER TYPE data.orderrange SET SCHEMA other;

ALTER TYPE data.ordermultirange SET SCHEMA other;

ALTER TYPE data.own RENAME TO mine;
