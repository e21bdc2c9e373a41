SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT ON TABLE data.t FROM bob;

ALTER TABLE data.t OWNER TO bob;

GRANT SELECT ON TABLE data.t TO anonymous;

GRANT UPDATE ON TABLE data.t TO webuser;
