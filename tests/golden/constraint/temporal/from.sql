CREATE SCHEMA data;
CREATE EXTENSION btree_gist;
CREATE TABLE data.price (item integer, during daterange, CONSTRAINT price_key UNIQUE (item, during));
CREATE TABLE data.sale (item integer, during daterange, amount integer, CONSTRAINT sold CHECK (amount > 0));
