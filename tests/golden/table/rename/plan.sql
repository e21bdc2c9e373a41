SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.a RENAME TO c;

ALTER TABLE data.c RENAME COLUMN old_name TO new_name;
