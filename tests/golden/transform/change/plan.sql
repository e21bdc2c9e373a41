SET check_function_bodies = off;
SET search_path = public;

DROP TRANSFORM FOR data."it's" LANGUAGE plpgsql;

CREATE OR REPLACE TRANSFORM FOR data.point LANGUAGE plpgsql (FROM SQL WITH FUNCTION data.from_point_2(internal));

CREATE TRANSFORM FOR data."it's" LANGUAGE sql (FROM SQL WITH FUNCTION data.from_point(internal));

COMMENT ON TRANSFORM FOR data.point LANGUAGE plpgsql IS 'only out';
