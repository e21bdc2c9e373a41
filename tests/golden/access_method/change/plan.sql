SET check_function_bodies = off;
SET search_path = public;

DROP ACCESS METHOD dropped;

DROP ACCESS METHOD changed;

CREATE ACCESS METHOD changed TYPE INDEX HANDLER hashhandler;
