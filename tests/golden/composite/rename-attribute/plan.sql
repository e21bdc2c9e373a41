SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.address RENAME ATTRIBUTE street TO road;
