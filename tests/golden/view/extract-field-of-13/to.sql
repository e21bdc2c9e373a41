CREATE VIEW years AS SELECT extract('YEAR' FROM now()) AS one, extract(MONTH FROM now()) AS two;
