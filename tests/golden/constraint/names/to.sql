CREATE SCHEMA data;
CREATE TABLE data.a_table_with_quite_a_long_name_indeed (
  a_column_with_a_long_name_too integer UNIQUE CHECK (a_column_with_a_long_name_too > 0),
  b integer CHECK (b > 0) CHECK (b < 100),
  c integer,
  CHECK (b > c), CHECK (c > b - 100), CHECK (c <> 5),
  UNIQUE (b, c), UNIQUE (c) INCLUDE (b),
  EXCLUDE (b WITH =)
);
CREATE TABLE data.t (a integer PRIMARY KEY UNIQUE, b integer, UNIQUE (b), CONSTRAINT t_b_key1 CHECK (b > 0));
