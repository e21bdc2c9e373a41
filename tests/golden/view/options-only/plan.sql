SET check_function_bodies = off;
SET search_path = public;

ALTER VIEW public.a SET (security_invoker = true);

ALTER VIEW public.b RESET (security_invoker);

ALTER VIEW public.c SET (check_option = local);
