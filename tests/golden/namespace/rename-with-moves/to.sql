-- @renamed from=old
CREATE SCHEMA new;
CREATE SCHEMA second;
-- @renamed from=old.kind
CREATE TYPE second.kind AS ENUM ('a', 'b');
-- @renamed from=old.t
CREATE TABLE second.u (id integer, k second.kind);
-- @renamed from=old.f
CREATE FUNCTION second.f(k second.kind) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
-- @renamed from=left_here
CREATE TABLE new.stays (id integer);
