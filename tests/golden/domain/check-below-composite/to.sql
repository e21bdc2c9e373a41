CREATE SCHEMA data;
CREATE DOMAIN data.amount AS integer CONSTRAINT small CHECK (VALUE < 1000);
CREATE TYPE data.pair AS (parts data.amount[]);
CREATE TABLE data.budget (pair data.pair);
