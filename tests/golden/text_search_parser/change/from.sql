CREATE SCHEMA data;
CREATE TEXT SEARCH PARSER data.old_name (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH PARSER data.changes (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION data.uses (PARSER = data.changes);
ALTER TEXT SEARCH CONFIGURATION data.uses ADD MAPPING FOR word WITH simple;
