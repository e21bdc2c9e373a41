SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH PARSER data.old_name RENAME TO new_name;

DROP TEXT SEARCH CONFIGURATION data.uses;

DROP TEXT SEARCH PARSER data.changes;

CREATE TEXT SEARCH PARSER data."We""ird" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

CREATE TEXT SEARCH PARSER data.changes (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, HEADLINE = prsd_headline, LEXTYPES = prsd_lextype);

CREATE TEXT SEARCH CONFIGURATION data.uses (PARSER = data.changes);

ALTER TEXT SEARCH CONFIGURATION data.uses
  ADD MAPPING FOR word WITH simple;

COMMENT ON TEXT SEARCH PARSER data."We""ird" IS 'it''s odd';
