SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.f();

DROP FUNCTION "My Data".g();

DROP SCHEMA "My Data";
