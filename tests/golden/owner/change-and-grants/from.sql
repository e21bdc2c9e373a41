CREATE SCHEMA data AUTHORIZATION alice;
CREATE TABLE data.t (id integer);
ALTER TABLE data.t OWNER TO alice;
GRANT SELECT ON data.t TO bob;
GRANT INSERT ON data.t TO webuser;
