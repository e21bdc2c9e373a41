CREATE SCHEMA data;
-- The configuration stands before its dictionaries.
CREATE TEXT SEARCH CONFIGURATION data.docs (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION data.docs ALTER MAPPING FOR word, asciiword WITH data.synonyms, english_stem;
ALTER TEXT SEARCH CONFIGURATION data.docs DROP MAPPING FOR email, url;
ALTER TEXT SEARCH CONFIGURATION data.docs ALTER MAPPING REPLACE simple WITH data."We""ird";
CREATE TEXT SEARCH DICTIONARY data.synonyms (TEMPLATE = simple, stopwords = english);
CREATE TEXT SEARCH DICTIONARY data."We""ird" (TEMPLATE = pg_catalog.simple, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION data.empty (PARSER = "default");
CREATE TEXT SEARCH CONFIGURATION data."it's ""one" (COPY = russian);
CREATE TEXT SEARCH CONFIGURATION data.again (COPY = data.docs);
ALTER TEXT SEARCH CONFIGURATION data.again OWNER TO alice;
COMMENT ON TEXT SEARCH CONFIGURATION data.docs IS 'it''s for documents';
CREATE TABLE data.doc (id int, body text);
CREATE INDEX doc_body ON data.doc USING gin (to_tsvector('data.docs', body));
