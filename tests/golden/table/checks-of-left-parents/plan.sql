SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.barn NO INHERIT data.thing;

ALTER TABLE data.barn DROP CONSTRAINT positive;

ALTER TABLE data.house NO INHERIT data.building;

ALTER TABLE data.house DROP CONSTRAINT positive;

ALTER TABLE data.hut NO INHERIT data.named;

ALTER TABLE data.hut DROP CONSTRAINT named;

ALTER TABLE data.log DETACH PARTITION data.log_old;

ALTER TABLE data.log_old DROP CONSTRAINT late;

ALTER TABLE data.barn ADD CONSTRAINT positive CHECK (size > 0);
