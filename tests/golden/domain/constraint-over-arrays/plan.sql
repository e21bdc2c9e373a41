SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN public.posint DROP CONSTRAINT posint_check;

DROP VIEW public.v;

ALTER TABLE public.t
  ALTER COLUMN ms TYPE text[];

ALTER DOMAIN public.maybe SET NOT NULL;

ALTER TABLE public.t
  ALTER COLUMN ms TYPE public.maybe[];

ALTER TABLE public.t
  ALTER COLUMN ns DROP DEFAULT,
  ALTER COLUMN ns TYPE integer[];

ALTER DOMAIN public.posint ADD CONSTRAINT posint_check CHECK (VALUE >= 0);

ALTER TABLE public.t
  ALTER COLUMN ns TYPE public.posint[],
  ALTER COLUMN ns SET DEFAULT '{1}';

ALTER TABLE public.t
  ALTER COLUMN ns DROP DEFAULT,
  ALTER COLUMN ns TYPE integer[];

ALTER DOMAIN public.posint ADD CONSTRAINT small CHECK (VALUE < 1000);

ALTER TABLE public.t
  ALTER COLUMN ns TYPE public.posint[],
  ALTER COLUMN ns SET DEFAULT '{1}';

CREATE VIEW public.v AS
SELECT
  id,
  ns
FROM public.t;

GRANT SELECT ON TABLE public.v TO webuser;

COMMENT ON VIEW public.v IS 'numbers';
