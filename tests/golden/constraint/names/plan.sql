SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.a_table_with_quite_a_long_name_indeed (
  a_column_with_a_long_name_too integer,
  b integer,
  c integer,
  CONSTRAINT a_table_with_quite_a_long_na_a_column_with_a_long_name_to_check CHECK (a_column_with_a_long_name_too > 0),
  CONSTRAINT a_table_with_quite_a_long_nam_a_column_with_a_long_name_too_key UNIQUE (a_column_with_a_long_name_too),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_b_c_key UNIQUE (b, c),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_b_check CHECK (b > 0),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_b_check1 CHECK (b < 100),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_b_excl EXCLUDE USING btree (b WITH =),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_c_b_key UNIQUE (c) INCLUDE (b),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_c_check CHECK (c <> 5),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_check CHECK (b > c),
  CONSTRAINT a_table_with_quite_a_long_name_indeed_check1 CHECK (c > b - 100)
);

CREATE TABLE data.t (
  a integer NOT NULL,
  b integer,
  CONSTRAINT t_b_key UNIQUE (b),
  CONSTRAINT t_b_key1 CHECK (b > 0),
  CONSTRAINT t_pkey PRIMARY KEY (a)
);
