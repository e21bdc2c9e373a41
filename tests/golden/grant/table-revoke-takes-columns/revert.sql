SET check_function_bodies = off;
SET search_path = public;

REVOKE UPDATE (id) ON TABLE public.t FROM webuser;
