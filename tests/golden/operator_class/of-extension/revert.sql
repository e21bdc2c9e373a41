SET check_function_bodies = off;
SET search_path = public;

DROP OPERATOR FAMILY public.text_pattern_ops USING gin;

DROP TABLE public.note;

DROP EXTENSION pg_trgm;
