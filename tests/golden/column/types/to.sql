CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('good', 'bad');
CREATE DOMAIN data.positive AS integer CHECK (VALUE > 0);
CREATE TABLE data.t (
  id bigint PRIMARY KEY, a varchar(20) DEFAULT 'a', b text, c varchar(5), d integer DEFAULT 1, e numeric(10,2), f numeric(8,3),
  g timestamptz, h data.mood DEFAULT 'good', i data.positive, j integer, k data.mood[], l timestamptz, m jsonb, n boolean
);
CREATE INDEX t_a ON data.t (a);
CREATE VIEW data.v AS SELECT id, c FROM data.t;
CREATE VIEW data.w AS SELECT id FROM data.v;
