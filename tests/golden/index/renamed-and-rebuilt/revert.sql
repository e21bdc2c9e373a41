SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX public.by_state RENAME TO todo_state;

DROP INDEX public.todo_state;

ALTER TYPE public.state RENAME TO state__replaced;

CREATE TYPE public.state AS ENUM ('open', 'closed');

ALTER TABLE public.todo
  ALTER COLUMN state TYPE public.state USING state::text::public.state;

DROP TYPE public.state__replaced;

CREATE INDEX todo_state ON public.todo (state) WHERE state IS NOT NULL;
