SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.u (
  id integer NOT NULL,
  CONSTRAINT u_key UNIQUE (id)
);

ALTER TABLE data.u REPLICA IDENTITY USING INDEX u_key;

CREATE UNIQUE INDEX t_id ON data.t (id);

ALTER TABLE data.t REPLICA IDENTITY USING INDEX t_id;

ALTER TABLE data.t CLUSTER ON t_id;
