CREATE SCHEMA data;
-- @renamed from=old_name
CREATE TEXT SEARCH DICTIONARY data.new_name (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY data.options (TEMPLATE = simple, accept = false);
CREATE TEXT SEARCH DICTIONARY data.template (TEMPLATE = snowball, language = english);
ALTER TEXT SEARCH DICTIONARY data.template OWNER TO alice;
COMMENT ON TEXT SEARCH DICTIONARY data.options IS 'it''s new';
CREATE TEXT SEARCH CONFIGURATION data.uses (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION data.uses ALTER MAPPING FOR word WITH data.new_name, data.template;
COMMENT ON TEXT SEARCH CONFIGURATION data.uses IS 'kept';
