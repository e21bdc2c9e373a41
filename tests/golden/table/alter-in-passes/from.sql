CREATE SCHEMA data;
CREATE TABLE data.t (a text, b integer, c integer CONSTRAINT c_positive CHECK (c > 0), UNIQUE (b, c));
