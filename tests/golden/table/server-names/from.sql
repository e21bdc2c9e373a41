CREATE SCHEMA data;
CREATE TABLE data.pair (
  a integer UNIQUE PRIMARY KEY,
  b integer,
  UNIQUE (a, b),
  UNIQUE (a),
  EXCLUDE USING btree (b WITH =)
);
CREATE TABLE data.person (
  id integer PRIMARY KEY,
  email text UNIQUE CHECK (email LIKE '%@%') CHECK (email = lower(email)),
  born date,
  died date,
  mother integer REFERENCES data.person,
  UNIQUE (born, died) INCLUDE (email),
  CHECK (born <= died),
  CHECK (id > 0),
  CHECK (1 < 2),
  FOREIGN KEY (mother, id) REFERENCES data.pair (a, b)
);
CREATE TABLE data.a_table_with_quite_a_long_name_indeed (
  a_column_with_a_long_name_as_well_here integer UNIQUE CHECK (a_column_with_a_long_name_as_well_here > 0)
);
