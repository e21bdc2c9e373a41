SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT, USAGE ON SEQUENCE data.s FROM webuser;

REVOKE DELETE, INSERT, REFERENCES, SELECT, UPDATE ON TABLE data.b FROM webuser;

REVOKE DELETE, INSERT, REFERENCES, SELECT, UPDATE ON TABLE data.a FROM webuser;

DROP TABLE data.later;
