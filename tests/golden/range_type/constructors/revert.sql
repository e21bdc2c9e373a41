SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.usual;

DROP FUNCTION data.widest(data.span_multirange);

DROP FUNCTION data.span(text);

DROP TABLE data.room;

DROP TYPE data.word;

DROP TYPE data.span;

DROP SCHEMA data;
