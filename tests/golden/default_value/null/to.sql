CREATE SCHEMA data;
CREATE TABLE data.t (
  a varchar(20),
  b numeric(10, 2) DEFAULT NULL,
  c varchar DEFAULT NULL::varchar,
  d varchar(5)[] DEFAULT '{}',
  e timestamp(3) with time zone DEFAULT NULL,
  f text
);
CREATE DOMAIN data.positive AS integer DEFAULT 5;
CREATE DOMAIN data.short AS varchar(10) DEFAULT 'x';
CREATE DOMAIN data.shorter AS data.short;
CREATE TABLE data.of_domain (a data.positive DEFAULT NULL, b data.positive, c data.shorter DEFAULT NULL, d data.positive[] DEFAULT NULL);
