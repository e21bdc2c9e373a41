SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TEXT SEARCH DICTIONARY data.e (TEMPLATE = simple, accept = 'false');

CREATE TEXT SEARCH CONFIGURATION public.b (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION public.b
  ADD MAPPING FOR asciihword, asciiword, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.b OWNER TO bob;
