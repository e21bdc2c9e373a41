SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note OWNER TO alice;

ALTER SEQUENCE public.numbers OWNER TO alice;

ALTER SEQUENCE public.numbers OWNED BY public.note.id;

ALTER TABLE public.page OWNER TO alice;
