SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.t ALTER COLUMN feeling SET DEFAULT 'calm';

ALTER TABLE public.t ALTER COLUMN padded SET DEFAULT 'x';

ALTER TABLE public.t ALTER COLUMN small SET DEFAULT 300;

ALTER TABLE public.t ALTER COLUMN word SET DEFAULT 'it''s';
