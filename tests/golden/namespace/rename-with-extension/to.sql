-- @renamed from=old
CREATE SCHEMA new;
CREATE EXTENSION hstore SCHEMA new;
