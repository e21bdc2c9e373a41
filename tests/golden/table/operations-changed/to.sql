CREATE SCHEMA data;
-- @renamed from=person
CREATE TABLE data.contact (
  id bigint PRIMARY KEY,
  -- @renamed from=name
  full_name character varying(120) NOT NULL,
  size integer DEFAULT 1 NOT NULL,
  born date DEFAULT '2000-01-01'
);
ALTER TABLE data.contact ADD CONSTRAINT big CHECK (size > 0);
ALTER TABLE data.contact ADD UNIQUE (full_name);
CREATE INDEX CONCURRENTLY contact_born ON data.contact (born);
