CREATE SCHEMA data;
CREATE TABLE data.counter (
  id serial PRIMARY KEY,
  big bigserial,
  small smallserial UNIQUE
);
