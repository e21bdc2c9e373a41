CREATE SCHEMA data AUTHORIZATION alice;
CREATE TABLE data.t (id integer);
ALTER TABLE data.t OWNER TO bob;
GRANT INSERT, UPDATE ON data.t TO webuser;
GRANT SELECT ON data.t TO anonymous;
