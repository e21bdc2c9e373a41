SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION data.g();

DROP FUNCTION data.f();

DROP TABLE data.plain;

DROP TABLE data.more;

DROP TABLE data.hidden;
