SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA other;

DROP TABLE gone.t;

DROP DOMAIN gone.positive;

DROP SCHEMA gone;
