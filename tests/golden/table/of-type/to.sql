CREATE SCHEMA data;
CREATE TYPE data.pair AS (a integer, b text);
CREATE TABLE data.pairs OF data.pair (a WITH OPTIONS PRIMARY KEY, b DEFAULT 'x');
