SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note OWNER TO alice;

GRANT SELECT, UPDATE ON SEQUENCE public.note_id_seq TO alice;

GRANT SELECT ON SEQUENCE public.note_id_seq TO webuser;

GRANT SELECT, UPDATE ON SEQUENCE public.numbers TO alice;
