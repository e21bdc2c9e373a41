SET check_function_bodies = off;
SET search_path = public;

DROP ACCESS METHOD changed;

CREATE ACCESS METHOD changed TYPE INDEX HANDLER bthandler;

CREATE ACCESS METHOD dropped TYPE INDEX HANDLER gisthandler;
