SET check_function_bodies = off;
SET search_path = public;

DROP TYPE data.float_range;

DROP TYPE data."Time Range";

DROP SCHEMA data;
