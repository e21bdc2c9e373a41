SET check_function_bodies = off;
SET search_path = public;

DROP DOMAIN public.d;

CREATE DOMAIN public.digit AS integer DEFAULT 1 NOT NULL
  CONSTRAINT ceiling CHECK (VALUE < 10);

ALTER DOMAIN public.digit OWNER TO alice;
