SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION data.twice(integer);

DROP LANGUAGE plain;

DROP LANGUAGE "My ""Language""";

DROP FUNCTION data.validate(oid);

DROP FUNCTION data.inline_handler(internal);

DROP FUNCTION data.call_handler();

DROP SCHEMA data;
