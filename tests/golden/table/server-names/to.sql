CREATE SCHEMA data;
CREATE TABLE data.pair (
  a integer,
  b integer,
  CONSTRAINT pair_pkey PRIMARY KEY (a),
  CONSTRAINT pair_a_b_key UNIQUE (a, b),
  CONSTRAINT pair_b_excl EXCLUDE USING btree (b WITH OPERATOR(pg_catalog.=))
);
CREATE TABLE data.person (
  id integer,
  email text,
  born date,
  died date,
  mother integer,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_email_key UNIQUE (email),
  CONSTRAINT person_born_died_email_key UNIQUE (born, died) INCLUDE (email),
  CONSTRAINT person_email_check CHECK (email LIKE '%@%'),
  CONSTRAINT person_email_check1 CHECK (email = lower(email)),
  CONSTRAINT person_check CHECK (born <= died),
  CONSTRAINT person_id_check CHECK (id > 0),
  CONSTRAINT person_check1 CHECK (1 < 2),
  CONSTRAINT person_mother_fkey FOREIGN KEY (mother) REFERENCES data.person (id),
  CONSTRAINT person_mother_id_fkey FOREIGN KEY (mother, id) REFERENCES data.pair (a, b)
);
CREATE TABLE data.a_table_with_quite_a_long_name_indeed (
  a_column_with_a_long_name_as_well_here integer,
  CONSTRAINT a_table_with_quite_a_long_nam_a_column_with_a_long_name_as__key
    UNIQUE (a_column_with_a_long_name_as_well_here),
  CONSTRAINT a_table_with_quite_a_long_na_a_column_with_a_long_name_as_check
    CHECK (a_column_with_a_long_name_as_well_here > 0)
);
