SET check_function_bodies = off;
SET search_path = public;

ALTER FUNCTION second.f(second.kind) SET SCHEMA new;

ALTER TABLE new.stays RENAME TO left_here;

ALTER TABLE second.u SET SCHEMA new;

ALTER TABLE new.u RENAME TO t;

ALTER TYPE second.kind SET SCHEMA new;

ALTER SCHEMA new RENAME TO old;
