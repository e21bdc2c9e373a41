CREATE SCHEMA data;
CREATE TABLE data.p (id integer PRIMARY KEY, code text UNIQUE);
CREATE TABLE data.t (
  a integer CONSTRAINT a_check CHECK (a >= 0), b text REFERENCES data.p (code) MATCH FULL ON UPDATE CASCADE, c integer, d integer,
  CONSTRAINT t_c_key UNIQUE (c) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES data.p (id) ON DELETE CASCADE,
  CONSTRAINT t_d_fkey FOREIGN KEY (d) REFERENCES data.p DEFERRABLE,
  CONSTRAINT later CHECK (d > 0),
  CONSTRAINT apart EXCLUDE USING btree (a WITH =, lower(b) WITH =) WHERE (c > 0)
);
ALTER TABLE data.t ADD CONSTRAINT unproved CHECK (b IS NOT NULL) NOT VALID;
ALTER INDEX data.t_c_key SET (fillfactor = 60);
