CREATE SCHEMA data;
CREATE DOMAIN data.amount AS integer;
CREATE TYPE data.pair AS (parts data.amount[]);
