SET check_function_bodies = off;
SET search_path = public;

ALTER SUBSCRIPTION new_name RENAME TO old_name;

DROP SUBSCRIPTION phases;

CREATE SUBSCRIPTION goes CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);

ALTER SUBSCRIPTION old_name SET ("binary" = 'true');

CREATE SUBSCRIPTION phases CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);

ALTER SUBSCRIPTION s CONNECTION 'host=one';

ALTER SUBSCRIPTION s SET (streaming = 'off', synchronous_commit = 'off');

ALTER SUBSCRIPTION s SET PUBLICATION a, b WITH (refresh = false);
