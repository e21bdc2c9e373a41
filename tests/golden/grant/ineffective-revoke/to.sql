CREATE TABLE t (id integer, secret text);
GRANT SELECT ON t TO webuser;
REVOKE SELECT (secret) ON t FROM webuser;
