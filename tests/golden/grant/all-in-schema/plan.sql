SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE data.later (
  id integer
);

GRANT DELETE, INSERT, REFERENCES, SELECT, UPDATE ON TABLE data.a TO webuser;

GRANT DELETE, INSERT, REFERENCES, SELECT, UPDATE ON TABLE data.b TO webuser;

GRANT SELECT, USAGE ON SEQUENCE data.s TO webuser;
