CREATE SCHEMA old;
CREATE SCHEMA second;
CREATE TYPE old.kind AS ENUM ('a', 'b');
CREATE TABLE old.t (id integer, k old.kind);
CREATE FUNCTION old.f(k old.kind) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE TABLE old.left_here (id integer);
