SET check_function_bodies = off;
SET search_path = public;

DROP DOMAIN public.e;

CREATE DOMAIN public.d AS integer
  CONSTRAINT d_check CHECK (VALUE > 0);
