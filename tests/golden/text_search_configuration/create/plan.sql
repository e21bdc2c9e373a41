SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TEXT SEARCH DICTIONARY data."We""ird" (TEMPLATE = simple, accept = 'false');

CREATE TEXT SEARCH DICTIONARY data.synonyms (TEMPLATE = simple, stopwords = 'english');

CREATE TEXT SEARCH CONFIGURATION data.again (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data.again
  ADD MAPPING FOR file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url_path, version WITH data."We""ird";

ALTER TEXT SEARCH CONFIGURATION data.again
  ADD MAPPING FOR asciiword, word WITH data.synonyms, english_stem;

ALTER TEXT SEARCH CONFIGURATION data.again
  ADD MAPPING FOR asciihword, hword, hword_asciipart, hword_part WITH english_stem;

CREATE TEXT SEARCH CONFIGURATION data.docs (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data.docs
  ADD MAPPING FOR file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url_path, version WITH data."We""ird";

ALTER TEXT SEARCH CONFIGURATION data.docs
  ADD MAPPING FOR asciiword, word WITH data.synonyms, english_stem;

ALTER TEXT SEARCH CONFIGURATION data.docs
  ADD MAPPING FOR asciihword, hword, hword_asciipart, hword_part WITH english_stem;

CREATE TEXT SEARCH CONFIGURATION data.empty (PARSER = "default");

CREATE TEXT SEARCH CONFIGURATION data."it's ""one" (PARSER = "default");

ALTER TEXT SEARCH CONFIGURATION data."it's ""one"
  ADD MAPPING FOR asciihword, asciiword, hword_asciipart WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION data."it's ""one"
  ADD MAPPING FOR hword, hword_part, word WITH russian_stem;

ALTER TEXT SEARCH CONFIGURATION data."it's ""one"
  ADD MAPPING FOR email, file, "float", host, hword_numpart, "int", numhword, numword, sfloat, uint, url, url_path, version WITH simple;

CREATE TABLE data.doc (
  id integer,
  body text
);

CREATE INDEX doc_body ON data.doc USING gin (to_tsvector('data.docs'::regconfig, body));

ALTER TEXT SEARCH CONFIGURATION data.again OWNER TO alice;

COMMENT ON TEXT SEARCH CONFIGURATION data.docs IS 'it''s for documents';
