CREATE SCHEMA data;
CREATE TABLE data.t (a integer, b text, c jsonb, d tsrange);
