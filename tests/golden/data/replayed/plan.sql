SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.options RENAME CONSTRAINT settings_pkey TO options_pkey;
