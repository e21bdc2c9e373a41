SET check_function_bodies = off;
SET search_path = public;

ALTER TEXT SEARCH TEMPLATE data.old_name RENAME TO new_name;

DROP TEXT SEARCH TEMPLATE data.changes;

CREATE TEXT SEARCH TEMPLATE data."We""ird" (LEXIZE = dsimple_lexize);

CREATE TEXT SEARCH TEMPLATE data.changes (INIT = dsnowball_init, LEXIZE = dsnowball_lexize);

COMMENT ON TEXT SEARCH TEMPLATE data."We""ird" IS 'it''s odd';
