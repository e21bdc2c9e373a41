SET check_function_bodies = off;
SET search_path = public;

DROP TEXT SEARCH CONFIGURATION public.plain;

DROP EXTENSION unaccent;
