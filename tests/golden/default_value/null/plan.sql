SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ALTER COLUMN a DROP DEFAULT;

ALTER TABLE data.t ALTER COLUMN d SET DEFAULT '{}';

ALTER TABLE data.t ALTER COLUMN e SET DEFAULT NULL::timestamp with time zone;
