CREATE SCHEMA data;
CREATE TYPE data.float_range AS RANGE (subtype = double precision, subtype_diff = float8mi);
CREATE TYPE data."Time Range" AS RANGE (subtype = time without time zone, multirange_type_name = "Time Ranges");
