SET check_function_bodies = off;
SET search_path = public;

ALTER ROLE golden_a SET app.tenant TO 'theirs';

ALTER ROLE golden_a SET search_path TO 'api';

ALTER ROLE golden_a SET timezone TO 'UTC';

ALTER ROLE golden_a IN DATABASE postgres SET work_mem TO '8MB';

ALTER ROLE golden_a RESET statement_timeout;
