SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.address
  ALTER ATTRIBUTE zip SET DATA TYPE text,
  DROP ATTRIBUTE country,
  ADD ATTRIBUTE city character varying(40);
