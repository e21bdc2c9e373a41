CREATE SCHEMA data;

CREATE TYPE data.user_role AS ENUM ('webuser', 'admin');

CREATE TABLE data."user" (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email ~ '@'),
  role data.user_role NOT NULL DEFAULT 'webuser',
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE data."user" IS 'Who may log in';

CREATE TABLE data.todo (
  id serial PRIMARY KEY,
  todo text NOT NULL CHECK (length(todo) > 0),
  private boolean NOT NULL DEFAULT true,
  note text,
  owner_id integer NOT NULL REFERENCES data."user" ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (owner_id, todo)
);

COMMENT ON TABLE data.todo IS 'A thing to do';

COMMENT ON COLUMN data.todo.private IS 'Shown to its owner only';

CREATE INDEX todo_public ON data.todo (owner_id, created_at DESC) WHERE NOT private;

ALTER TABLE data.todo ENABLE ROW LEVEL SECURITY;

CREATE POLICY mine ON data.todo TO webuser
  USING (owner_id = current_setting('app.user')::integer);

GRANT SELECT, INSERT, UPDATE, DELETE ON data.todo TO webuser;

CREATE VIEW data.public_todo AS SELECT id, todo FROM data.todo WHERE NOT private;

GRANT SELECT ON data.public_todo TO webuser;
