SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE public.note FROM webuser;

GRANT DELETE ON TABLE public.note TO alice;

ALTER TABLE public.note OWNER TO webuser;

GRANT SELECT ON TABLE public.note TO alice;

REVOKE TRUNCATE ON TABLE public.note FROM webuser;
