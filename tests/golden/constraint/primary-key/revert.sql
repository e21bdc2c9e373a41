SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.t DROP CONSTRAINT t_p_fkey;

ALTER TABLE data.p DROP CONSTRAINT p_pkey;

ALTER TABLE data.p DROP CONSTRAINT p_a_key;

ALTER TABLE data.u ALTER COLUMN a SET NOT NULL;

ALTER TABLE data.p ADD CONSTRAINT p_pkey PRIMARY KEY (a);

ALTER TABLE data.t ADD CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES data.p (a);

ALTER TABLE data.u ADD CONSTRAINT u_pkey PRIMARY KEY (a);
