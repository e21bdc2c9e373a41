CREATE SCHEMA data;
CREATE DOMAIN data.price AS integer CONSTRAINT small CHECK (VALUE < 2000);
CREATE TABLE data.account (id integer, prices data.price[], old data.price[]);
