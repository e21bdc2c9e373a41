CREATE TABLE price (
  id integer PRIMARY KEY,
  amount numeric(10,2) NOT NULL CHECK (amount >= 0),
  note text CHECK (length(note) > 1)
);
CREATE INDEX price_high ON price (id) WHERE amount > 100;
CREATE INDEX price_amount ON price (amount);
CREATE TABLE sale (region integer, total integer, CONSTRAINT sale_total CHECK (total >= 0)) PARTITION BY LIST (region);
CREATE TABLE sale_1 PARTITION OF sale FOR VALUES IN (1);
