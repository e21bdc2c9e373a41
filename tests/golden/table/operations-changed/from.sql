CREATE SCHEMA data;
CREATE TABLE data.person (
  id bigint PRIMARY KEY,
  name character varying(80) DEFAULT 'x',
  size text DEFAULT '1' NOT NULL,
  note text
);
CREATE TABLE data.gone (id integer);
CREATE INDEX person_name ON data.person (name);
COMMENT ON TABLE data.person IS 'People';
COMMENT ON COLUMN data.person.name IS 'Name';
