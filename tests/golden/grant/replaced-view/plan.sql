SET check_function_bodies = off;
SET search_path = public;

REVOKE UPDATE (n) ON TABLE public.v FROM bob;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT
  n,
  id
FROM public.t;

ALTER VIEW public.v OWNER TO alice;

GRANT SELECT ON TABLE public.v TO webuser;

GRANT UPDATE (n) ON TABLE public.v TO bob;
