SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH TEMPLATE data.new_name RENAME TO old_name;

DROP TEXT SEARCH TEMPLATE data.changes;

DROP TEXT SEARCH TEMPLATE data."We""ird";

CREATE TEXT SEARCH TEMPLATE data.changes (INIT = dsimple_init, LEXIZE = dsimple_lexize);
