CREATE TABLE item (
  id integer CONSTRAINT item_key PRIMARY KEY,
  code text CONSTRAINT item_code UNIQUE,
  place text
);
COMMENT ON INDEX item_key IS 'of the index';
COMMENT ON CONSTRAINT item_code ON item IS 'of the constraint';
CREATE UNIQUE INDEX item_place ON item (place);
COMMENT ON INDEX item_place IS 'of the index, later of the key''s';
