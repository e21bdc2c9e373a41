SET check_function_bodies = off;
SET search_path = public;

CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = tools.simple);

ALTER TEXT SEARCH CONFIGURATION public.notes
  ADD MAPPING FOR asciiword WITH public.plain;
