SET check_function_bodies = off;
SET search_path = public;

CREATE EXTENSION pg_trgm;

CREATE OPERATOR FAMILY public.text_pattern_ops USING gin;

CREATE OPERATOR CLASS public.text_pattern_ops FOR TYPE text USING gin FAMILY public.text_pattern_ops AS
  STORAGE text;

CREATE TABLE public.note (
  body text,
  other text
);

CREATE INDEX note_body ON public.note USING gin (body gin_trgm_ops);

CREATE INDEX note_other ON public.note (other text_pattern_ops);
