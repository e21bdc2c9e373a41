SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT, USAGE ON SEQUENCE public.s FROM webuser;

REVOKE USAGE ON DOMAIN public.positive FROM webuser;

REVOKE USAGE ON TYPE public.colour FROM webuser;

GRANT USAGE ON TYPE public.colour TO PUBLIC;
