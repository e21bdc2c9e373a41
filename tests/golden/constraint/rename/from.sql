CREATE SCHEMA data;
CREATE TABLE data.t (a integer CONSTRAINT old_check CHECK (a > 0) CONSTRAINT old_key UNIQUE);
