SET check_function_bodies = off;
SET search_path = public;

DROP POLICY own ON data.todo;

DROP INDEX data.todo_drafts;

ALTER TABLE data.todo DROP CONSTRAINT todo_open;

DROP VIEW data.open;

DROP FUNCTION data.is_done(data.status);

ALTER TYPE data.status RENAME TO status__replaced;

CREATE TYPE data.status AS ENUM ('draft', 'done');

ALTER TABLE data.todo
  ALTER COLUMN s DROP DEFAULT,
  ALTER COLUMN history DROP DEFAULT;

ALTER TABLE data.todo
  ALTER COLUMN s TYPE data.status USING s::text::data.status,
  ALTER COLUMN history TYPE data.status[] USING history::text[]::data.status[];

ALTER TABLE data.todo
  ALTER COLUMN s SET DEFAULT 'draft',
  ALTER COLUMN history SET DEFAULT '{draft}';

DROP TYPE data.status__replaced;

ALTER TYPE data.status OWNER TO alice;

REVOKE USAGE ON TYPE data.status FROM PUBLIC;

GRANT USAGE ON TYPE data.status TO webuser;

COMMENT ON TYPE data.status IS 'where it stands';

CREATE FUNCTION data.is_done(s data.status)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT s::text = 'done' $$;

CREATE VIEW data.open AS
SELECT
  id,
  s
FROM data.todo
WHERE s = 'draft'::data.status;

ALTER TABLE data.todo ADD CONSTRAINT todo_open CHECK (s <> 'done' OR id > 0);

CREATE INDEX todo_drafts ON data.todo (id) WHERE s = 'draft';

CREATE POLICY own ON data.todo
  TO PUBLIC
  USING (s = 'draft');

GRANT SELECT ON TABLE data.open TO webuser;
