SET check_function_bodies = off;
SET search_path = public;

GRANT UPDATE (id) ON TABLE public.t TO webuser;
