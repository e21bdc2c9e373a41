CREATE SCHEMA data;
CREATE TABLE data.base (id integer, at timestamptz DEFAULT now());
CREATE TABLE data.leaf (extra text) INHERITS (data.base);
CREATE TABLE data.alone (id integer, at timestamptz);
