SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.task;

DROP TYPE data.status;

DROP TABLE data.person;

DROP DOMAIN data.email;

DROP EXTENSION btree_gist;

DROP SCHEMA data;
