SET check_function_bodies = off;
SET search_path = public;

REVOKE USAGE ON TYPE public.colour FROM PUBLIC;

GRANT USAGE ON TYPE public.colour TO webuser;

GRANT USAGE ON DOMAIN public.positive TO webuser WITH GRANT OPTION;

GRANT SELECT, USAGE ON SEQUENCE public.s TO webuser;
