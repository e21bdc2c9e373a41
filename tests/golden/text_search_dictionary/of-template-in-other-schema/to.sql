CREATE SCHEMA tools;
CREATE TEXT SEARCH TEMPLATE tools.simple (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH CONFIGURATION notes (PARSER = pg_catalog."default");
