SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.address
  ALTER ATTRIBUTE zip SET DATA TYPE integer,
  DROP ATTRIBUTE city,
  ADD ATTRIBUTE country text;
