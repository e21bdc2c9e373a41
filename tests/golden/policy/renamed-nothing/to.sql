CREATE TABLE todo (id integer PRIMARY KEY);
-- A grant has no name that could change.
-- @renamed from=anyone
GRANT SELECT ON todo TO PUBLIC;
