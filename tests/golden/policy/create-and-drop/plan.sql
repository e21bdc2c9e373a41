SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE TABLE data.friend (
  a integer,
  b integer
);

CREATE TABLE data.todo (
  id integer NOT NULL,
  owner_id integer,
  title text,
  CONSTRAINT todo_pkey PRIMARY KEY (id)
);

ALTER TABLE data.todo ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION data.visible(t data.todo)
  RETURNS boolean
  LANGUAGE sql
AS $$ SELECT true $$;

CREATE POLICY "We""ird" ON data.todo
  AS RESTRICTIVE
  FOR UPDATE
  TO alice, webuser
  USING (title <> 'it''s')
  WITH CHECK (owner_id IN (1, 2));

CREATE POLICY everyone ON data.todo
  TO PUBLIC
  USING (TRUE);

CREATE POLICY friends ON data.todo
  FOR SELECT
  TO PUBLIC
  USING (EXISTS (SELECT FROM data.friend WHERE friend.a = todo.owner_id AND b = id));

CREATE POLICY mine ON data.todo
  FOR INSERT
  TO CURRENT_USER
  WITH CHECK (owner_id BETWEEN 1 AND 5);

CREATE POLICY whole ON data.todo
  FOR DELETE
  TO PUBLIC
  USING (data.visible(todo));
