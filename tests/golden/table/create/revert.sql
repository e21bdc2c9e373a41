SET check_function_bodies = off;
SET search_path = public;

DROP TABLE data.person;

DROP TYPE data.mood;

DROP TABLE data.nothing;

DROP TABLE data.cache;

DROP SCHEMA data;
