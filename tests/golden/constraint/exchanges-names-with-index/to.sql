CREATE TABLE visit (
  -- @renamed from=on_date
  day date
);
ALTER TABLE visit ADD CONSTRAINT visit_dates UNIQUE (day);
CREATE UNIQUE INDEX one_a_day ON visit (day);
