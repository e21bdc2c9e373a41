SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA gone;

CREATE DOMAIN gone.positive AS integer
  CONSTRAINT positive_check CHECK (VALUE > 0);

CREATE TABLE gone.t (
  n gone.positive
);

DROP SCHEMA other;
