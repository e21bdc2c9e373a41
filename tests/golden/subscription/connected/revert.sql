SET check_function_bodies = off;
SET search_path = public;

DROP SUBSCRIPTION comes;

ALTER SUBSCRIPTION runs SET PUBLICATION a;

ALTER SUBSCRIPTION stops SET PUBLICATION a WITH (refresh = false);

ALTER SUBSCRIPTION stops ENABLE;
