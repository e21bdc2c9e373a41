SET check_function_bodies = off;
SET search_path = public;

GRANT INSERT ON TABLE public.t TO webuser WITH GRANT OPTION;
