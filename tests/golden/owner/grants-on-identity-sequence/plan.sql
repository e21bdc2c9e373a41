SET check_function_bodies = off;
SET search_path = public;

REVOKE GRANT OPTION FOR USAGE ON SEQUENCE public.numbers FROM alice;

REVOKE SELECT ON SEQUENCE public.note_id_seq FROM webuser;

REVOKE GRANT OPTION FOR USAGE ON SEQUENCE public.note_id_seq FROM alice;

ALTER TABLE public.note OWNER TO webuser;

GRANT USAGE ON SEQUENCE public.note_id_seq TO alice WITH GRANT OPTION;

GRANT USAGE ON SEQUENCE public.numbers TO alice WITH GRANT OPTION;
