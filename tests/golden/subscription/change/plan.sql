SET check_function_bodies = off;
SET search_path = public;

ALTER SUBSCRIPTION old_name RENAME TO new_name;

DROP SUBSCRIPTION phases;

DROP SUBSCRIPTION goes;

ALTER SUBSCRIPTION new_name SET ("binary" = 'false');

CREATE SUBSCRIPTION phases CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE, two_phase = 'true');

ALTER SUBSCRIPTION s CONNECTION 'host=two';

ALTER SUBSCRIPTION s SET (streaming = 'on', synchronous_commit = 'on');

ALTER SUBSCRIPTION s SET PUBLICATION b, c WITH (refresh = false);
