SET check_function_bodies = off;
SET search_path = public;

CREATE EXTENSION unaccent;

CREATE TEXT SEARCH CONFIGURATION public.plain (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION public.plain
  ADD MAPPING FOR asciihword, asciiword, hword_asciipart WITH french_stem;

ALTER TEXT SEARCH CONFIGURATION public.plain
  ADD MAPPING FOR hword, hword_part, word WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.plain
  ADD MAPPING FOR email, file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;
