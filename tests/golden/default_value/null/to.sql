CREATE SCHEMA data;
CREATE TABLE data.t (
  a varchar(20),
  b numeric(10, 2) DEFAULT NULL,
  c varchar DEFAULT NULL::varchar,
  d varchar(5)[] DEFAULT '{}',
  e timestamp(3) with time zone DEFAULT NULL,
  f text
);
