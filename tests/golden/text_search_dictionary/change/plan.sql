SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH DICTIONARY data.old_name RENAME TO new_name;

DROP TEXT SEARCH CONFIGURATION data.uses;

DROP TEXT SEARCH DICTIONARY data.template;

DROP TEXT SEARCH DICTIONARY data.goes;

ALTER TEXT SEARCH DICTIONARY data.options (accept = 'false', stopwords);

CREATE TEXT SEARCH DICTIONARY data.template (TEMPLATE = snowball, language = 'english');

CREATE TEXT SEARCH CONFIGURATION data.uses (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data.uses
  ADD MAPPING FOR word WITH data.new_name, data.template;

ALTER TEXT SEARCH CONFIGURATION data.uses
  ADD MAPPING FOR asciihword, asciiword, email, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;

ALTER TEXT SEARCH DICTIONARY data.template OWNER TO alice;

COMMENT ON TEXT SEARCH DICTIONARY data.options IS 'it''s new';

COMMENT ON TEXT SEARCH CONFIGURATION data.uses IS 'kept';
