CREATE TABLE todo (id integer PRIMARY KEY);
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 150000 THEN
    ALTER TABLE todo ADD COLUMN done boolean;
  ELSE
    ALTER TABLE todo ADD COLUMN finished boolean;
  END IF;
END
$$;
