SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.mood RENAME TO mood__replaced;

CREATE TYPE public.mood AS ENUM ('sad', 'content', 'happy');

ALTER TABLE public.remote
  ALTER COLUMN now TYPE public.mood;

DROP TYPE public.mood__replaced;

ALTER TABLE public.remote ALTER COLUMN id TYPE integer;
