SET check_function_bodies = off;
SET search_path = public;

DROP DOMAIN public.digit;

CREATE DOMAIN public.d AS integer
  CONSTRAINT low CHECK (VALUE > 0);
