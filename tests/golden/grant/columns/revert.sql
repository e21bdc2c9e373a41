SET check_function_bodies = off;
SET search_path = public;

REVOKE SELECT (id) ON TABLE data.v FROM anonymous;

GRANT INSERT, SELECT ON TABLE data.t TO webuser;

REVOKE SELECT ("Odd ""col") ON TABLE data.t FROM webuser;
