CREATE SCHEMA data;
CREATE TYPE data.span AS RANGE (subtype = bigint);
CREATE TYPE data."orderrange" AS RANGE (subtype = date);
CREATE TYPE data.own AS RANGE (subtype = date, multirange_type_name = owns);
CREATE TABLE data.t (a data.span, c data.own);
