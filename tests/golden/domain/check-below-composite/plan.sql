SET check_function_bodies = off;
SET search_path = public;

ALTER DOMAIN data.amount ADD CONSTRAINT small CHECK (VALUE < 1000);

CREATE TABLE data.budget (
  pair data.pair
);
