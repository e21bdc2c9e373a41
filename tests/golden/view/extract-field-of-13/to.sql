CREATE TABLE days (day date);
CREATE INDEX ON days (extract(year FROM day));
CREATE VIEW years AS SELECT extract('YEAR' FROM now()) AS one, extract(MONTH FROM now()) AS two, extract(year FROM now());
