SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE public.t FROM bob;

ALTER TABLE public.t OWNER TO CURRENT_USER;

GRANT SELECT ON TABLE public.t TO bob;
