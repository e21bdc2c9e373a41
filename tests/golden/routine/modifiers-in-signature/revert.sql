SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION data.f(character[], character varying, numeric[], "bit");

DROP SCHEMA data;
