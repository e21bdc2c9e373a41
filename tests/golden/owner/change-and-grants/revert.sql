SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE data.t FROM anonymous;

ALTER TABLE data.t OWNER TO alice;

GRANT SELECT ON TABLE data.t TO bob;

REVOKE UPDATE ON TABLE data.t FROM webuser;
