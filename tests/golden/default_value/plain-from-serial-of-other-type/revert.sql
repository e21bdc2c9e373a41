SET check_function_bodies = off;
SET search_path = public;

CREATE SEQUENCE public.note_id_seq AS integer;

ALTER TABLE public.note ALTER COLUMN id DROP DEFAULT;

ALTER TABLE public.note ALTER COLUMN id TYPE integer;

ALTER TABLE public.note ALTER COLUMN id SET NOT NULL;

ALTER TABLE public.note ALTER COLUMN id SET DEFAULT nextval('public.note_id_seq'::regclass);

ALTER SEQUENCE public.note_id_seq OWNED BY public.note.id;
