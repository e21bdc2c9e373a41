SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t RENAME CONSTRAINT old_check TO new_check;

ALTER TABLE data.t RENAME CONSTRAINT old_key TO new_key;
