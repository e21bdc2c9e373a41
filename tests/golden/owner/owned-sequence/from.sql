CREATE SCHEMA data;
CREATE TABLE data.t (id integer NOT NULL);
ALTER TABLE data.t OWNER TO alice;
