SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH DICTIONARY data.new_name RENAME TO old_name;

COMMENT ON TEXT SEARCH DICTIONARY data.options IS NULL;

DROP TEXT SEARCH CONFIGURATION data.uses;

DROP TEXT SEARCH DICTIONARY data.template;

CREATE TEXT SEARCH DICTIONARY data.goes (TEMPLATE = simple);

ALTER TEXT SEARCH DICTIONARY data.options (stopwords = 'english', accept);

CREATE TEXT SEARCH DICTIONARY data.template (TEMPLATE = simple);

CREATE TEXT SEARCH CONFIGURATION data.uses (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data.uses
  ADD MAPPING FOR word WITH data.old_name, data.template;

ALTER TEXT SEARCH CONFIGURATION data.uses
  ADD MAPPING FOR asciihword, asciiword, email, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;

COMMENT ON TEXT SEARCH CONFIGURATION data.uses IS 'kept';
