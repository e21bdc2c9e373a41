SET check_function_bodies = off;
SET search_path = public;

DROP RULE pictures ON data.file;

DROP TABLE data.picture;

DROP TABLE data.file;

DROP SCHEMA data;
