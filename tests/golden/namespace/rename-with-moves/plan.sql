SET check_function_bodies = off;
SET search_path = public;

ALTER SCHEMA old RENAME TO new;

ALTER TYPE new.kind SET SCHEMA second;

ALTER TABLE new.t SET SCHEMA second;

ALTER TABLE second.t RENAME TO u;

ALTER TABLE new.left_here RENAME TO stays;

ALTER FUNCTION new.f(second.kind) SET SCHEMA second;
