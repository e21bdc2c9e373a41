SET check_function_bodies = off;
SET search_path = public;

DROP SUBSCRIPTION without;

ALTER SUBSCRIPTION fails DISABLE;

ALTER SUBSCRIPTION fails SET (failover = 'false');

ALTER SUBSCRIPTION fails ENABLE;

ALTER SUBSCRIPTION fails SET PUBLICATION a;

ALTER SUBSCRIPTION phases DISABLE;

ALTER SUBSCRIPTION phases SET (two_phase = 'false');

ALTER SUBSCRIPTION phases ENABLE;

ALTER SUBSCRIPTION rests DISABLE;

ALTER SUBSCRIPTION rests SET (failover = 'false');

CREATE SUBSCRIPTION without CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE);
