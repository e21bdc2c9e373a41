SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.twins;

DROP OPERATOR data.=== (data.point, data.point);

DROP OPERATOR data.= (data.point, data.point);

DROP OPERATOR data.!@# (NONE, data.point);

DROP OPERATOR data.!== (data.point, data.point);

DROP FUNCTION data.turn(data.point);

DROP FUNCTION data.same(data.point, data.point);

DROP FUNCTION data.differs(data.point, data.point);

DROP TABLE data.place;

DROP OPERATOR "odd ""one".@@! (data.point, integer);

DROP FUNCTION data.scale(data.point, integer);

DROP TYPE data.point;

DROP SCHEMA "odd ""one";

DROP SCHEMA data;
