SET check_function_bodies = off;
SET search_path = public;

DROP DOMAIN public.d;

CREATE DOMAIN public.e AS integer
  CONSTRAINT e_check CHECK (VALUE > 0);
