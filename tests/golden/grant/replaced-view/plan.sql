SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT
  n,
  id
FROM public.t;

ALTER VIEW public.v OWNER TO alice;

GRANT SELECT ON TABLE public.v TO webuser;

GRANT UPDATE (n) ON TABLE public.v TO bob;

COMMENT ON COLUMN public.v.id IS 'key';
