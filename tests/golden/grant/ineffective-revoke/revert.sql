SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE public.t FROM webuser;
