CREATE SCHEMA data;
CREATE TYPE data.status AS ENUM ('draft', 'obsolete', 'done');
ALTER TYPE data.status OWNER TO alice;
REVOKE USAGE ON TYPE data.status FROM PUBLIC;
GRANT USAGE ON TYPE data.status TO webuser;
COMMENT ON TYPE data.status IS 'where it stands';
CREATE TABLE data.todo (
  id integer PRIMARY KEY,
  s data.status NOT NULL DEFAULT 'draft',
  history data.status[] NOT NULL DEFAULT '{draft}',
  CONSTRAINT todo_open CHECK (s <> 'done' OR id > 0)
);
CREATE INDEX todo_s ON data.todo (s);
CREATE INDEX todo_drafts ON data.todo (id) WHERE s = 'draft';
CREATE VIEW data.open AS SELECT id, s FROM data.todo WHERE s = 'draft'::data.status;
GRANT SELECT ON data.open TO webuser;
CREATE FUNCTION data.is_done(s data.status) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s::text = 'done' $$;
ALTER TABLE data.todo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON data.todo USING (s = 'draft');
