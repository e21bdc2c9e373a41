SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.shown;

DROP TABLE public.archive;

ALTER TYPE public.state RENAME TO state__replaced;

CREATE TYPE public.state AS ENUM ('open', 'closed');

ALTER TABLE public.todo
  ALTER COLUMN state TYPE public.state USING state::text::public.state;

DROP TYPE public.state__replaced;

CREATE VIEW public.shown AS
SELECT
  id::text AS id,
  state::text AS state
FROM public.todo
WHERE id IS NOT NULL;
