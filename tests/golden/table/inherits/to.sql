CREATE SCHEMA data;
CREATE TABLE data.base (id bigint NOT NULL, at timestamptz DEFAULT now(), note text DEFAULT '', CHECK (id > 0));
CREATE TABLE data.leaf (extra text) INHERITS (data.base);
ALTER TABLE data.leaf ALTER COLUMN at SET DEFAULT '2000-01-01 00:00:00+00';
CREATE TABLE data.other (id bigint DEFAULT 7) INHERITS (data.base);
CREATE TABLE data.alone (id bigint, at timestamptz);
