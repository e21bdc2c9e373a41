CREATE SCHEMA data;
CREATE SCHEMA other;
CREATE TEXT SEARCH DICTIONARY data.dict (TEMPLATE = simple);
-- @renamed from=old_name
CREATE TEXT SEARCH CONFIGURATION data.new_name (COPY = simple);
-- @renamed from=data.moves
CREATE TEXT SEARCH CONFIGURATION other.moves (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION data.maps (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION data.maps ADD MAPPING FOR word, asciiword WITH data.dict, simple;
ALTER TEXT SEARCH CONFIGURATION data.maps ADD MAPPING FOR email WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION data.maps IS 'kept';
