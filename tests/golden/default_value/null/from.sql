CREATE SCHEMA data;
CREATE TABLE data.t (
  a varchar(20) DEFAULT NULL,
  b numeric(10, 2) DEFAULT NULL::numeric,
  c varchar DEFAULT NULL,
  d varchar(5)[] DEFAULT NULL,
  e timestamp(3) with time zone,
  f text DEFAULT (NULL)
);
