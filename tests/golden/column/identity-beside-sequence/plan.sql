SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

ALTER SEQUENCE public.s OWNED BY public.t.id;
