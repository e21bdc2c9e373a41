SET check_function_bodies = off;
SET search_path = public;

DROP TYPE data.person;

DROP TYPE data.address;

DROP SCHEMA data;
