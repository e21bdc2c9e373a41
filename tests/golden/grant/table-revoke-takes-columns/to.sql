CREATE TABLE t (id integer, secret text);
GRANT SELECT (id), UPDATE (id) ON t TO webuser;
REVOKE SELECT ON t FROM webuser;
