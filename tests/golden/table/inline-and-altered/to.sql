CREATE SCHEMA data;
CREATE TABLE data.todo (id int8, due date);
ALTER TABLE data.todo RENAME COLUMN due TO deadline;
ALTER TABLE data.todo DROP COLUMN deadline;
ALTER TABLE data.todo
  ADD COLUMN title varchar(10),
  ADD done boolean DEFAULT true;
ALTER TABLE data.todo ALTER title TYPE text, ALTER title SET NOT NULL, ALTER done SET DEFAULT false,
  ALTER COLUMN done SET NOT NULL;
ALTER TABLE data.todo ADD due date DEFAULT NULL;
ALTER TABLE data.todo ADD COLUMN priority int2;
ALTER TABLE data.todo ALTER COLUMN priority SET DEFAULT 3;
ALTER TABLE data.todo ADD team int4;
ALTER TABLE data.todo ADD COLUMN IF NOT EXISTS label text GENERATED ALWAYS AS (lower(title)) STORED;
ALTER TABLE data.todo ADD COLUMN IF NOT EXISTS label integer;
ALTER TABLE data.todo ADD note text COLLATE pg_catalog."C";
ALTER TABLE data.todo ALTER id SET NOT NULL;
ALTER TABLE data.todo ALTER id ADD GENERATED ALWAYS AS IDENTITY;
ALTER TABLE data.todo ADD PRIMARY KEY (id);
ALTER TABLE data.todo ADD CONSTRAINT wrong CHECK (title <> 'x');
ALTER TABLE data.todo DROP CONSTRAINT wrong, DROP CONSTRAINT IF EXISTS never_there;
ALTER TABLE data.todo ADD CHECK (title <> '');
ALTER TABLE data.todo ADD CONSTRAINT p CHECK (priority BETWEEN 1 AND 5) NOT VALID;
ALTER TABLE data.todo VALIDATE CONSTRAINT p;
ALTER TABLE data.todo RENAME CONSTRAINT p TO todo_priority_check;
ALTER TABLE data.todo ADD CHECK (due IS NULL OR NOT done);
ALTER TABLE data.todo ADD UNIQUE (team, title);
CREATE TABLE data.crew (id integer NOT NULL, name text NOT NULL);
ALTER TABLE data.crew RENAME TO team;
ALTER TABLE ONLY data.team ADD CONSTRAINT team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY data.team ADD CONSTRAINT team_name_key UNIQUE (name);
ALTER TABLE ONLY data.todo ADD FOREIGN KEY (team) REFERENCES data.team (id) ON DELETE CASCADE ON UPDATE NO ACTION;
