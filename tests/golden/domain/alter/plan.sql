SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.percentage SET DEFAULT 50;

ALTER DOMAIN public.percentage SET NOT NULL;

ALTER DOMAIN public.percentage ADD CONSTRAINT top CHECK (VALUE <= 100);
