SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.even(n integer)
  RETURNS boolean
  LANGUAGE sql
AS $$ SELECT n = 0 OR odd(n - 1) $$;

CREATE FUNCTION public.odd(n integer)
  RETURNS boolean
  LANGUAGE sql
AS $$ SELECT n <> 0 AND even(n - 1) $$;

CREATE FUNCTION public.z_check(n integer)
  RETURNS boolean
  LANGUAGE sql
AS $$ SELECT n > 0 $$;

CREATE TABLE public.z_table (
  id integer NOT NULL,
  CONSTRAINT z_table_pkey PRIMARY KEY (id)
);

CREATE FUNCTION public.a_reader()
  RETURNS bigint
  LANGUAGE sql
AS $$ SELECT count(*) FROM z_table WHERE z_check(id) $$;
