SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.t (
  id integer
);
