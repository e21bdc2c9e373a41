SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.g RENAME TO f;

COMMENT ON SEQUENCE public.g_id_seq IS NULL;

ALTER TABLE public.c ALTER COLUMN id DROP IDENTITY;

CREATE SEQUENCE public.c_id_seq AS integer;

SELECT pg_catalog.setval('public.c_id_seq'::pg_catalog.regclass, COALESCE(pg_catalog.max(id) + 1, 1), false) FROM public.c;

ALTER TABLE public.b ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.b', 'id'), COALESCE(pg_catalog.max(id) + 1, 1), false) FROM public.b;

ALTER TABLE public.d ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY NOT NULL;

ALTER SEQUENCE public.g_id_seq RENAME TO f_id_seq;

ALTER TABLE public.c ALTER COLUMN id SET DEFAULT nextval('public.c_id_seq'::regclass);

ALTER SEQUENCE public.c_id_seq OWNED BY public.c.id;

COMMENT ON SEQUENCE public.a_id_seq IS 'old';

COMMENT ON SEQUENCE public.b_id_seq IS 'goes with the identity';

COMMENT ON SEQUENCE public.c_id_seq IS 'stays';

COMMENT ON SEQUENCE public.d_id_seq IS 'goes with the column';

COMMENT ON SEQUENCE public.e_id_seq IS 'taken off';

COMMENT ON SEQUENCE public.f_id_seq IS 'kept under another name';
