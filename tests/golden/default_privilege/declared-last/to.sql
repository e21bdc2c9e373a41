CREATE SCHEMA data;
CREATE AGGREGATE data.total(numeric) (sfunc = numeric_add, stype = numeric);
CREATE TABLE data.t (id integer);
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT EXECUTE ON FUNCTIONS TO webuser;
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT SELECT ON TABLES TO webuser;
CREATE TABLE data.after (id integer);
