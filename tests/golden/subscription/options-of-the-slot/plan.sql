SET check_function_bodies = off;
SET search_path = public;

DROP SUBSCRIPTION without;

ALTER SUBSCRIPTION fails DISABLE;

ALTER SUBSCRIPTION fails SET (failover = 'true');

ALTER SUBSCRIPTION fails ENABLE;

ALTER SUBSCRIPTION fails SET PUBLICATION a, b;

ALTER SUBSCRIPTION phases DISABLE;

ALTER SUBSCRIPTION phases SET (two_phase = 'true');

ALTER SUBSCRIPTION phases ENABLE;

ALTER SUBSCRIPTION rests SET (failover = 'true');

ALTER SUBSCRIPTION rests ENABLE;

CREATE SUBSCRIPTION without CONNECTION 'host=one' PUBLICATION a WITH (connect = false, slot_name = NONE, failover = 'true');
