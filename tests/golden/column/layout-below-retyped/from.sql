-- What partitions have of their own is set when the table's column has its new type.
CREATE TABLE note (id integer NOT NULL, body text COMPRESSION pglz DEFAULT upper('x'), tail text) PARTITION BY RANGE (id);
CREATE TABLE note_low PARTITION OF note FOR VALUES FROM (MINVALUE) TO (10) PARTITION BY HASH (id);
CREATE TABLE note_low_0 PARTITION OF note_low FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE note_low_1 PARTITION OF note_low FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE a_note_high PARTITION OF note FOR VALUES FROM (10) TO (20);
ALTER TABLE a_note_high ALTER COLUMN tail SET STORAGE EXTERNAL;
