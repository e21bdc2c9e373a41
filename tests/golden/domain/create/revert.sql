SET check_function_bodies = off;
SET search_path = public;

DROP DOMAIN data.email;

DROP DOMAIN data."Money, maybe";

DROP SCHEMA data;
