SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.car_top;

ALTER TABLE data.wheel DROP CONSTRAINT wheel_paint_fkey;

ALTER TABLE data.car DROP CONSTRAINT car_under_key;

ALTER TABLE data.car DROP CONSTRAINT car_pkey;

DROP TYPE data.shades;

DROP OPERATOR CLASS data.colour_ops USING btree;

CREATE OPERATOR CLASS data.colour_ops DEFAULT FOR TYPE data.colour USING btree FAMILY data.colour_ops AS
  OPERATOR 3 data.= (data.colour, data.colour),
  FUNCTION 1 (data.colour, data.colour) data.colour_cmp(data.colour, data.colour);

CREATE TYPE data.shades AS RANGE (subtype = data.colour, subtype_opclass = data.colour_ops);

ALTER TABLE data.car ADD CONSTRAINT car_pkey PRIMARY KEY (paint);

ALTER TABLE data.car ADD CONSTRAINT car_under_key UNIQUE (under);

ALTER TABLE data.wheel ADD CONSTRAINT wheel_paint_fkey FOREIGN KEY (paint) REFERENCES data.car (paint);

CREATE INDEX car_top ON data.car (top data.colour_ops);
