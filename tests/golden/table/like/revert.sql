SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.part;

DROP TABLE data.copy;

DROP TABLE data.bare;
