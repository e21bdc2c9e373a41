SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH CONFIGURATION data.old_name RENAME TO new_name;

ALTER TEXT SEARCH CONFIGURATION data.moves SET SCHEMA other;

DROP TEXT SEARCH CONFIGURATION data.goes;

ALTER TEXT SEARCH CONFIGURATION data.maps
  DROP MAPPING FOR asciihword, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version;

ALTER TEXT SEARCH CONFIGURATION data.maps
  ALTER MAPPING FOR asciiword, word WITH data.dict, simple;
