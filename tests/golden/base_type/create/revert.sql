SET check_function_bodies = off;
SET search_path = public;

DROP VIEW data.reds;

DROP CAST (data.colour AS integer);

DROP FUNCTION data.is_red(data.colour);

DROP TABLE data.car;

DROP OPERATOR FAMILY data.colour_ops USING btree;

DROP OPERATOR data.= (data.colour, data.colour);

DROP OPERATOR data.< (data.colour, data.colour);

DROP TYPE data.colour CASCADE;

DROP SCHEMA data;
