SET check_function_bodies = off;
SET search_path = public;

GRANT SELECT ("Odd ""col") ON TABLE data.t TO webuser;

REVOKE INSERT, SELECT ON TABLE data.t FROM webuser;

GRANT SELECT ("Odd ""col") ON TABLE data.t TO webuser;

GRANT SELECT (id) ON TABLE data.t TO webuser;

GRANT SELECT (id) ON TABLE data.v TO anonymous;
