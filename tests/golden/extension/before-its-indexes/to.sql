CREATE EXTENSION pg_trgm WITH SCHEMA public;
CREATE TABLE public.note (body text, other text);
CREATE INDEX note_body ON public.note USING gin (body gin_trgm_ops);
