SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.book INHERIT public.item;

CREATE SEQUENCE public.number__numbers AS integer;

ALTER TABLE public.item ADD COLUMN number integer DEFAULT pg_catalog.nextval('public.number__numbers'::pg_catalog.regclass) NOT NULL;

ALTER TABLE public.item ALTER COLUMN number DROP DEFAULT;

DROP SEQUENCE public.number__numbers;

ALTER TABLE public.item ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;

SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.item', 'number'), COALESCE(pg_catalog.max(number) + 1, 1), false) FROM public.item;
