SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.t (
  a integer
);

ALTER SCHEMA public OWNER TO alice;
