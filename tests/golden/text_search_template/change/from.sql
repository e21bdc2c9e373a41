CREATE SCHEMA data;
CREATE TEXT SEARCH TEMPLATE data.old_name (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH TEMPLATE data.changes (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY data.uses (TEMPLATE = data.old_name, stopwords = english);
