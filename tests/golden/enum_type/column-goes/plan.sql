SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.person DROP COLUMN mood;

ALTER TYPE public.mood RENAME TO mood__replaced;

CREATE TYPE public.mood AS ENUM ('sad', 'happy');

DROP TYPE public.mood__replaced;
