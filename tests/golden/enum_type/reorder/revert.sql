SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.size RENAME TO size__replaced;

CREATE TYPE public.size AS ENUM ('large', 'small');

ALTER TABLE public.a
  ALTER COLUMN s DROP DEFAULT;

ALTER TABLE public.a
  ALTER COLUMN s TYPE public.size USING s::text::public.size,
  ALTER COLUMN t TYPE public.size USING t::text::public.size;

ALTER TABLE public.b
  ALTER COLUMN s TYPE public.size USING s::text::public.size;

DROP TYPE public.size__replaced;

ALTER TABLE public.a ALTER COLUMN s SET DEFAULT 'small';
