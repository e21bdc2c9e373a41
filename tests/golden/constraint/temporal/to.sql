CREATE SCHEMA data;
CREATE EXTENSION btree_gist;
CREATE TABLE data.price (item integer, during daterange, CONSTRAINT price_key PRIMARY KEY (item, during WITHOUT OVERLAPS));
CREATE TABLE data.sale (
  item integer,
  during daterange,
  amount integer,
  CONSTRAINT sold CHECK (amount > 0) NOT ENFORCED,
  CONSTRAINT sale_price FOREIGN KEY (item, PERIOD during) REFERENCES data.price (item, PERIOD during)
);
CREATE TABLE data.later (
  item integer,
  during daterange,
  CONSTRAINT later_key UNIQUE (item, during WITHOUT OVERLAPS),
  CONSTRAINT later_price FOREIGN KEY (item, PERIOD during) REFERENCES data.price (item, PERIOD during) NOT ENFORCED
);
