SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.barn INHERIT data.thing;

ALTER TABLE data.house ADD CONSTRAINT positive CHECK (size > 0);

ALTER TABLE data.house INHERIT data.building;

ALTER TABLE data.hut ADD CONSTRAINT named CHECK (name <> '');

ALTER TABLE data.hut INHERIT data.named;

ALTER TABLE data.log_old ADD CONSTRAINT late CHECK (at > '2000-01-01');

ALTER TABLE data.log ATTACH PARTITION data.log_old FOR VALUES FROM ('2000-01-01') TO ('2020-01-01');
