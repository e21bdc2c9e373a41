SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.t ALTER COLUMN feeling SET DEFAULT 'calm'::public.mood;

ALTER TABLE public.t ALTER COLUMN padded SET DEFAULT 'x'::bpchar;

ALTER TABLE public.t ALTER COLUMN small SET DEFAULT '300'::smallint;

ALTER TABLE public.t ALTER COLUMN word SET DEFAULT 'it''s'::character varying;
