SET check_function_bodies = off;
SET search_path = public;

ALTER VIEW public.a RESET (security_invoker);

ALTER VIEW public.b SET (security_invoker = true);

ALTER VIEW public.c SET (check_option = cascaded);
