-- The index of a key has a comment of its own, beside that of the constraint: it comes, changes, goes, and stays with an
-- index that becomes a key's. LIKE copies it, and not the constraint's.
CREATE TABLE item (
  id integer CONSTRAINT item_key PRIMARY KEY,
  code text CONSTRAINT item_code UNIQUE,
  place text
);
COMMENT ON INDEX public.item_key IS 'of the index, changed';
COMMENT ON CONSTRAINT item_code ON item IS 'of the constraint';
COMMENT ON INDEX item_code IS 'of the other index';
CREATE UNIQUE INDEX item_place ON item (place);
COMMENT ON INDEX item_place IS 'of the index, later of the key''s';
ALTER TABLE item ADD CONSTRAINT item_place_key UNIQUE USING INDEX item_place;
CREATE TABLE copy (LIKE item INCLUDING ALL);
