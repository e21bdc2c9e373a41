SET check_function_bodies = off;
SET search_path = public;

DROP TEXT SEARCH CONFIGURATION public.b;

DROP TEXT SEARCH DICTIONARY data.e;

DROP SCHEMA data;
