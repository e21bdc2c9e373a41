SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.u DROP CONSTRAINT u_pkey;

ALTER TABLE data.t DROP CONSTRAINT t_p_fkey;

ALTER TABLE data.p DROP CONSTRAINT p_pkey;

ALTER TABLE data.u ALTER COLUMN a DROP NOT NULL;

ALTER TABLE data.p ADD CONSTRAINT p_a_key UNIQUE (a);

ALTER TABLE data.p ADD CONSTRAINT p_pkey PRIMARY KEY (b);

ALTER TABLE data.t ADD CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES data.p (a);
