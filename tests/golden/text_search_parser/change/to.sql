CREATE SCHEMA data;
-- @renamed from=old_name
CREATE TEXT SEARCH PARSER data.new_name (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH PARSER data.changes (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype,
  HEADLINE = prsd_headline);
CREATE TEXT SEARCH PARSER data."We""ird" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
COMMENT ON TEXT SEARCH PARSER data."We""ird" IS 'it''s odd';
CREATE TEXT SEARCH CONFIGURATION data.uses (PARSER = data.changes);
ALTER TEXT SEARCH CONFIGURATION data.uses ADD MAPPING FOR word WITH simple;
