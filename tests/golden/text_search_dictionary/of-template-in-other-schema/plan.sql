SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH CONFIGURATION public.notes
  DROP MAPPING FOR asciiword;

DROP TEXT SEARCH DICTIONARY public.plain;
