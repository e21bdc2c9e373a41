CREATE SCHEMA data;
CREATE TABLE data.t (id integer, secret text, "Odd ""col" text);
CREATE VIEW data.v AS SELECT id, secret FROM data.t;
GRANT SELECT (id, "Odd ""col"), UPDATE ("Odd ""col") ON data.t TO webuser;
GRANT SELECT (id) ON data.v TO anonymous;
