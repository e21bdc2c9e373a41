CREATE TYPE gone;
CREATE TYPE old_name;
