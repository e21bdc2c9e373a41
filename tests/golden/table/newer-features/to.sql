-- What PostgreSQL 15 lacks is told all at once, and nothing that follows from it.
CREATE TABLE part (
  id integer PRIMARY KEY,
  price integer NOT NULL,
  tax integer GENERATED ALWAYS AS (price / 5),
  notes text STORAGE external,
  CHECK (price > 0) NOT ENFORCED,
  CONSTRAINT noted NOT NULL notes
);

CREATE TABLE stay (
  room integer,
  during daterange,
  PRIMARY KEY (room, during WITHOUT OVERLAPS)
);

CREATE TABLE slot (day date, EXCLUDE USING btree (day WITH =)) PARTITION BY LIST (day);

ALTER TABLE part ALTER COLUMN tax SET EXPRESSION AS (price / 4);

CREATE INDEX by_unknown ON part (unknown);
