CREATE SCHEMA api;
CREATE TYPE api.pair AS (a integer, b text);
CREATE TABLE api.todo (id integer PRIMARY KEY, title varchar(20));
CREATE FUNCTION api.login(email text, password text) RETURNS json
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path TO api, "Odd Schema" AS $$
BEGIN
  RETURN json_build_object('email', email);
END
$$;
CREATE FUNCTION api."We""ird"("A ""b" varchar(10) DEFAULT 'it''s', VARIADIC rest int[] = '{}') RETURNS SETOF api.todo
  LANGUAGE sql STRICT IMMUTABLE LEAKPROOF PARALLEL SAFE COST 5 ROWS 7 AS 'SELECT * FROM api.todo';
CREATE FUNCTION api.outs(IN a int, OUT b text, INOUT c int) LANGUAGE sql AS $tag$ SELECT $$x$$::text, 1 $tag$;
CREATE FUNCTION api.one_out(OUT total bigint) LANGUAGE sql AS $$ SELECT 1::bigint $$;
CREATE FUNCTION api.tabular(a int) RETURNS TABLE (id int, "Ti tle" text) LANGUAGE sql ROWS 1000 COST 100 AS $$ SELECT 1, 'a' $$;
CREATE FUNCTION api.of_column(t api.todo.title%TYPE, p api.pair) RETURNS api.todo.title%TYPE LANGUAGE sql AS $$ SELECT t $$;
CREATE FUNCTION api.settings() RETURNS void LANGUAGE plpgsql
  SET work_mem = '64MB' SET statement_timeout TO 1000 SET TIME ZONE 'UTC' SET datestyle TO iso, dmy AS $$ BEGIN END $$;
CREATE FUNCTION api.unnamed(integer, text) RETURNS integer LANGUAGE sql CALLED ON NULL INPUT AS 'SELECT $1';
CREATE PROCEDURE api.tidy(keep interval, INOUT gone integer DEFAULT 0) LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN END $$;
