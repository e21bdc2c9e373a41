SET check_function_bodies = off;
SET search_path = public;

DROP CAST (text AS bytea);

DROP CAST (integer AS data.colour);

DROP CAST (integer AS data."We""ird");

DROP CAST (data.colour AS integer);

DROP CAST (data."We""ird" AS text);

DROP FUNCTION data.to_odd(integer);

DROP FUNCTION data.to_number(data.colour);

DROP FUNCTION data.to_colour(integer);

DROP TYPE data."We""ird";

DROP TYPE data.colour;

DROP SCHEMA data;
