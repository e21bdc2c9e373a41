-- A column's new name goes down to the heirs before one of them leaves.
CREATE TABLE parent (a integer, b integer);
CREATE TABLE stays (c integer) INHERITS (parent);
CREATE TABLE leaves (c integer) INHERITS (parent);
CREATE INDEX stays_a ON stays (a);
