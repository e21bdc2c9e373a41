CREATE SCHEMA data;
CREATE SCHEMA third;
CREATE TYPE data.b AS RANGE (subtype = bigint);
CREATE TYPE third.d AS RANGE (subtype = bigint, multirange_type_name = data.c_multirange);
CREATE TYPE data.e AS RANGE (subtype = bigint, multirange_type_name = third.e_multirange);
