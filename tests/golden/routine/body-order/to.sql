SET check_function_bodies = off;
CREATE FUNCTION a_reader() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM z_table WHERE z_check(id) $$;
CREATE FUNCTION z_check(n integer) RETURNS boolean LANGUAGE sql AS $$ SELECT n > 0 $$;
CREATE TABLE z_table (id integer PRIMARY KEY);
CREATE FUNCTION even(n integer) RETURNS boolean LANGUAGE sql AS $$ SELECT n = 0 OR odd(n - 1) $$;
CREATE FUNCTION odd(n integer) RETURNS boolean LANGUAGE sql AS $$ SELECT n <> 0 AND even(n - 1) $$;
