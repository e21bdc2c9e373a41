CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('good', 'bad');
CREATE DOMAIN data.positive AS integer CHECK (VALUE > 0);
CREATE TABLE data.t (
  id integer PRIMARY KEY, a varchar(10) DEFAULT 'a', b varchar(10), c text, d text DEFAULT '1', e numeric(8,2), f numeric(8,2),
  g timestamp, h text DEFAULT 'good', i integer, j bigint, k text[], l date, m json, n integer
);
CREATE INDEX t_a ON data.t (a);
CREATE VIEW data.v AS SELECT id, c FROM data.t;
CREATE VIEW data.w AS SELECT id FROM data.v;
