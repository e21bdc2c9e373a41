-- @renamed from=old_name
CREATE TYPE new_name;
CREATE TYPE "it's ""only"" a name";
CREATE TYPE dropped;
DROP TYPE dropped;
