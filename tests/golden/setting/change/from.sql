CREATE ROLE golden_a;
ALTER ROLE golden_a SET search_path TO data, "Odd schema";
ALTER ROLE golden_a SET statement_timeout = 1000;
ALTER ROLE golden_a SET app.tenant TO 'it''s';
