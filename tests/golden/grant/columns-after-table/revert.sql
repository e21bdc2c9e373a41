SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT (id), UPDATE (id) ON TABLE public.t FROM webuser;

GRANT SELECT, UPDATE ON TABLE public.t TO webuser;
