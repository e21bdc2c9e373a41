SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note ALTER COLUMN id DROP DEFAULT;

ALTER TABLE public.note ALTER COLUMN id TYPE bigint;

ALTER TABLE public.note ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.note ALTER COLUMN id SET DEFAULT 7;

DROP SEQUENCE public.note_id_seq;
