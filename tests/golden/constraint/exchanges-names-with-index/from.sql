CREATE TABLE visit (on_date date);
ALTER TABLE visit ADD CONSTRAINT one_a_day UNIQUE (on_date) DEFERRABLE;
CREATE UNIQUE INDEX visit_dates ON visit (on_date);
