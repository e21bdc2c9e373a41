CREATE TABLE letter (lines text[]);
CREATE TABLE stamped (stamps integer) INHERITS (letter);
CREATE TABLE parcel (weight integer) INHERITS (stamped);
ALTER TABLE letter ADD CONSTRAINT some_lines CHECK (cardinality(lines) >= 0) NOT VALID;
