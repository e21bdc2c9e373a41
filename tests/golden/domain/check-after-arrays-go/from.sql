CREATE SCHEMA data;
CREATE DOMAIN data.price AS numeric(12,2) CONSTRAINT small CHECK (VALUE < 2000);
CREATE TABLE data.item (id integer, prices data.price[]);
