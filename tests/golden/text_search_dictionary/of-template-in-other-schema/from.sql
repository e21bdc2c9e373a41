CREATE SCHEMA tools;
CREATE TEXT SEARCH TEMPLATE tools.simple (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = tools.simple);
CREATE TEXT SEARCH CONFIGURATION notes (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION notes ADD MAPPING FOR asciiword WITH public.plain;
