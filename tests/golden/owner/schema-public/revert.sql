SET check_function_bodies = off;
SET search_path = public;

ALTER SCHEMA public OWNER TO pg_database_owner;

DROP TABLE public.t;
