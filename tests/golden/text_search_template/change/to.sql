CREATE SCHEMA data;
-- @renamed from=old_name
CREATE TEXT SEARCH TEMPLATE data.new_name (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH TEMPLATE data.changes (LEXIZE = dsnowball_lexize, INIT = dsnowball_init);
CREATE TEXT SEARCH TEMPLATE data."We""ird" (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE data."We""ird" IS 'it''s odd';
CREATE TEXT SEARCH DICTIONARY data.uses (TEMPLATE = data.new_name, stopwords = english);
