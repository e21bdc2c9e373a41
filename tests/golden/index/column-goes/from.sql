CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b integer, UNIQUE (b, a));
CREATE INDEX a_and_b ON data.t (a, b);
CREATE INDEX part ON data.t (a) WHERE b > 0;
