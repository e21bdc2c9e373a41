CREATE TABLE letter (lines text[]);
CREATE TABLE parcel (weight integer);
ALTER TABLE letter ADD CONSTRAINT some_lines CHECK (cardinality(lines) >= 0) NOT VALID;
