SET check_function_bodies = off;
SET search_path = public;

ALTER ROLE golden_a SET app.tenant TO 'it''s';

ALTER ROLE golden_a SET search_path TO 'data', 'Odd schema';

ALTER ROLE golden_a SET statement_timeout TO '1000';

ALTER ROLE golden_a IN DATABASE postgres RESET work_mem;

ALTER ROLE golden_a RESET timezone;
