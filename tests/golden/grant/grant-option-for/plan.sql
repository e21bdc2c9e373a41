SET check_function_bodies = off;
SET search_path = public;

REVOKE GRANT OPTION FOR INSERT ON TABLE public.t FROM webuser;
