CREATE TABLE t (id integer);
GRANT EXECUTE ON t TO webuser;
