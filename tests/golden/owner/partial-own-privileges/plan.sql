SET check_function_bodies = off;
SET search_path = public;

GRANT TRUNCATE ON TABLE public.note TO webuser;

REVOKE SELECT ON TABLE public.note FROM alice;

ALTER TABLE public.note OWNER TO alice;

REVOKE DELETE ON TABLE public.note FROM alice;

GRANT SELECT ON TABLE public.note TO webuser;
