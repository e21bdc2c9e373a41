SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.options RENAME CONSTRAINT options_pkey TO settings_pkey;
