CREATE SCHEMA data;
CREATE TYPE data.pair AS (a integer, b text);
