SET check_function_bodies = off;
SET search_path = public;

COMMENT ON TRANSFORM FOR data.point LANGUAGE plpgsql IS NULL;

DROP TRANSFORM FOR data."it's" LANGUAGE sql;

CREATE TRANSFORM FOR data."it's" LANGUAGE plpgsql (FROM SQL WITH FUNCTION data.from_point(internal));

CREATE OR REPLACE TRANSFORM FOR data.point LANGUAGE plpgsql (FROM SQL WITH FUNCTION data.from_point(internal), TO SQL WITH FUNCTION data.to_point(internal));
