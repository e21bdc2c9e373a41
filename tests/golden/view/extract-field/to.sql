-- Fields are known in any case; servers of different versions show them differently.
CREATE VIEW years AS SELECT extract('YEAR' FROM now()) AS one, extract(YEAR FROM now()) AS two, extract('month' FROM now()) AS three;
