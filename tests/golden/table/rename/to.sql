CREATE SCHEMA data;
CREATE SEQUENCE data.a_id_seq AS integer;
-- @renamed from=a
CREATE TABLE data.c (
  id integer DEFAULT nextval('data.a_id_seq') NOT NULL CONSTRAINT a_pkey PRIMARY KEY,
  -- @renamed from=old_name
  new_name text
);
ALTER SEQUENCE data.a_id_seq OWNED BY data.c.id;
CREATE TABLE data.b (a integer REFERENCES data.c);
CREATE VIEW data.v AS SELECT new_name AS old_name FROM data.c;
