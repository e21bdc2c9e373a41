SET default_tablespace = fast;
CREATE TABLE kept (id integer PRIMARY KEY, place text UNIQUE USING INDEX TABLESPACE pg_default);
CREATE INDEX ON kept (place);
SET default_tablespace = '';
CREATE INDEX kept_slow ON kept (place);
