SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.log_2 (
  at date NOT NULL
);
