CREATE SCHEMA data;
CREATE TABLE data.p (id integer PRIMARY KEY, code text UNIQUE);
CREATE TABLE data.t (
  a integer CONSTRAINT a_check CHECK (a > 0), b text, c integer, d integer,
  CONSTRAINT t_c_key UNIQUE (c), CONSTRAINT gone UNIQUE (a, b),
  CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES data.p,
  CONSTRAINT t_d_fkey FOREIGN KEY (d) REFERENCES data.p
);
ALTER TABLE data.t ADD CONSTRAINT later CHECK (d > 0) NOT VALID;
