SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE data.sale DROP CONSTRAINT sold;

ALTER TABLE data.sale DROP CONSTRAINT sale_price;

ALTER TABLE data.sale ADD CONSTRAINT sold CHECK (amount > 0);

DROP TABLE data.later;

ALTER TABLE data.price DROP CONSTRAINT price_key;

ALTER TABLE data.price ALTER COLUMN item DROP NOT NULL;

ALTER TABLE data.price ALTER COLUMN during DROP NOT NULL;

ALTER TABLE data.price ADD CONSTRAINT price_key UNIQUE (item, during);
