CREATE TABLE t (id integer, secret text);
GRANT SELECT, UPDATE ON t TO webuser;
