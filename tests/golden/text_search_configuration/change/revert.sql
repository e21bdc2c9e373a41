SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH CONFIGURATION other.moves SET SCHEMA data;

ALTER TEXT SEARCH CONFIGURATION data.new_name RENAME TO old_name;

CREATE TEXT SEARCH CONFIGURATION data.goes (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data.goes
  ADD MAPPING FOR asciihword, asciiword, hword, hword_asciipart, hword_part, word WITH german_stem;

ALTER TEXT SEARCH CONFIGURATION data.goes
  ADD MAPPING FOR email, file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;

ALTER TEXT SEARCH CONFIGURATION data.maps
  ALTER MAPPING FOR asciiword, word WITH simple;

ALTER TEXT SEARCH CONFIGURATION data.maps
  ADD MAPPING FOR asciihword, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;
