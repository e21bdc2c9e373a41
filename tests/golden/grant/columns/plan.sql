SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT (id) ON TABLE data.t FROM webuser;

REVOKE UPDATE ("Odd ""col") ON TABLE data.t FROM webuser;

REVOKE INSERT, SELECT ON TABLE data.t FROM webuser;

GRANT SELECT ("Odd ""col") ON TABLE data.t TO webuser;

GRANT SELECT (id) ON TABLE data.t TO webuser;

GRANT SELECT ("Odd ""col"), UPDATE ("Odd ""col") ON TABLE data.t TO webuser;

GRANT SELECT (id) ON TABLE data.t TO webuser;

GRANT SELECT (id) ON TABLE data.v TO anonymous;
