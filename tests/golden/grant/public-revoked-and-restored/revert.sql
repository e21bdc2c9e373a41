SET check_function_bodies = off;
SET search_path = public;

REVOKE EXECUTE ON FUNCTION public.f() FROM webuser;

GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;

GRANT USAGE ON TYPE public.e TO PUBLIC;

REVOKE USAGE ON DOMAIN public.d FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION public.g() FROM PUBLIC;
