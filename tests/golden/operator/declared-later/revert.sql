SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.twins;

DROP OPERATOR data.=== (data.point, data.point);

DROP FUNCTION data.same(data.point, data.point);

DROP TABLE data.place;

DROP TYPE data.point;

DROP SCHEMA data;
