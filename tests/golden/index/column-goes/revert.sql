SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t ADD COLUMN b integer;

ALTER TABLE data.t ADD CONSTRAINT t_b_a_key UNIQUE (b, a);

CREATE INDEX a_and_b ON data.t (a, b);

CREATE INDEX part ON data.t (a) WHERE b > 0;
