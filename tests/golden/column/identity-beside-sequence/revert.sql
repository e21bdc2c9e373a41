SET check_function_bodies = off;
SET search_path = public;

ALTER SEQUENCE public.s OWNED BY NONE;

ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.t', 'id'), COALESCE(pg_catalog.max(id) + 1, 1), false) FROM public.t;
