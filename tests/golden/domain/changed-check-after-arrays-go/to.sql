CREATE SCHEMA data;
CREATE DOMAIN data.price AS integer CONSTRAINT small CHECK (VALUE < 1000);
CREATE TABLE data.account (id integer, prices data.price[]);
