CREATE SCHEMA data;
CREATE TABLE data.t (id integer, secret text, "Odd ""col" text);
CREATE VIEW data.v AS SELECT id, secret FROM data.t;
GRANT SELECT (id), UPDATE ("Odd ""col") ON data.t TO webuser;
GRANT SELECT, INSERT ON data.t TO webuser;
