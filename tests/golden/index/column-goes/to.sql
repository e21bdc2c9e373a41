CREATE SCHEMA data;
CREATE TABLE data.t (a integer);
