SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.status RENAME TO status__replaced;

CREATE TYPE public.status AS ENUM ('draft', 'done');

ALTER TABLE public.todo
  ALTER COLUMN s DROP DEFAULT;

ALTER TABLE public.todo
  ALTER COLUMN s TYPE public.status USING s::text::public.status;

ALTER TABLE public.todo
  ALTER COLUMN s SET DEFAULT 'draft';

DROP TYPE public.status__replaced;
