SET check_function_bodies = off;
SET search_path = public;

DROP FUNCTION public.number_of(text);

ALTER TABLE public.person ALTER COLUMN phone TYPE character varying(15);

ALTER TABLE public.person ADD CONSTRAINT person_key UNIQUE (phone);
