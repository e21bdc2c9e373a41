CREATE SCHEMA data;
CREATE SCHEMA other;
-- @renamed from=span
CREATE TYPE data."Span" AS RANGE (subtype = bigint);
-- @renamed from=data."orderrange"
CREATE TYPE other.orderrange AS RANGE (subtype = date);
-- @renamed from=own
CREATE TYPE data.mine AS RANGE (subtype = date, multirange_type_name = owns);
CREATE TABLE data.t (a data."Span", c data.mine);
