SET check_function_bodies = off;
SET search_path = public;

DROP SEQUENCE data.small;

DROP SEQUENCE data.plain;

DROP SEQUENCE data.down;

DROP TABLE data.t;

DROP SCHEMA data;
