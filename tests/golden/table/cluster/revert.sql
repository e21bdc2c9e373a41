SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t CLUSTER ON t_pkey;
