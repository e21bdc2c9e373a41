SET check_function_bodies = off;
SET search_path = public;

DROP INDEX data.t_id;

ALTER TABLE data.t REPLICA IDENTITY DEFAULT;

ALTER TABLE data.t SET WITHOUT CLUSTER;

DROP TABLE data.u;
