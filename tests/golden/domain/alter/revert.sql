SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.percentage DROP CONSTRAINT top;

ALTER DOMAIN public.percentage SET DEFAULT 0;

ALTER DOMAIN public.percentage DROP NOT NULL;
