CREATE SCHEMA data;
DO $$
DECLARE
  state text;
BEGIN
  FOREACH state IN ARRAY ARRAY['status', 'phase'] LOOP
    EXECUTE format('CREATE TYPE data.%I AS ENUM (''open'', ''done'')', state);
  END LOOP;
END
$$;
CREATE TABLE data.todo (id integer PRIMARY KEY, status data.status);
CREATE TABLE data.other (id integer PRIMARY KEY, status data.unheard_of);
