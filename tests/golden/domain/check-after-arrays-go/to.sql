CREATE SCHEMA data;
CREATE DOMAIN data.price AS numeric(12,2) CONSTRAINT small CHECK (VALUE < 1000);
CREATE TABLE data.item (id integer);
