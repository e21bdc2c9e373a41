SET check_function_bodies = off;
SET search_path = public;

GRANT SELECT ON TABLE public.t TO webuser;
