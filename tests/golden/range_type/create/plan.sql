SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TYPE data."Time Range" AS RANGE (subtype = time without time zone, multirange_type_name = public."Time Ranges");

CREATE TYPE data.float_range AS RANGE (subtype = double precision, subtype_diff = float8mi);
