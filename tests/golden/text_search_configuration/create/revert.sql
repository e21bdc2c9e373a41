SET check_function_bodies = off;
SET search_path = public;

DROP TEXT SEARCH CONFIGURATION data."it's ""one";

DROP TEXT SEARCH CONFIGURATION data.empty;

DROP TEXT SEARCH CONFIGURATION data.again;

DROP TABLE data.doc;

DROP TEXT SEARCH CONFIGURATION data.docs;

DROP TEXT SEARCH DICTIONARY data.synonyms;

DROP TEXT SEARCH DICTIONARY data."We""ird";

DROP SCHEMA data;
