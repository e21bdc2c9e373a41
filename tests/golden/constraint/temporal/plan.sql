SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.sale DROP CONSTRAINT sold;

ALTER TABLE data.price DROP CONSTRAINT price_key;

ALTER TABLE data.price ALTER COLUMN item SET NOT NULL;

ALTER TABLE data.price ALTER COLUMN during SET NOT NULL;

ALTER TABLE data.price ADD CONSTRAINT price_key PRIMARY KEY (item, during WITHOUT OVERLAPS);

CREATE TABLE data.later (
  item integer,
  during daterange,
  CONSTRAINT later_key UNIQUE (item, during WITHOUT OVERLAPS)
);

ALTER TABLE data.later ADD CONSTRAINT later_price FOREIGN KEY (item, PERIOD during) REFERENCES data.price (item, PERIOD during) NOT ENFORCED;

ALTER TABLE data.sale ADD CONSTRAINT sale_price FOREIGN KEY (item, PERIOD during) REFERENCES data.price (item, PERIOD during);

ALTER TABLE data.sale ADD CONSTRAINT sold CHECK (amount > 0) NOT ENFORCED;
