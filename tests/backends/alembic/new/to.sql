CREATE EXTENSION btree_gist WITH SCHEMA public;
CREATE SCHEMA data;
CREATE TYPE data.status AS ENUM ('open', 'done');
CREATE DOMAIN data.email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE data.person (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10) PRIMARY KEY,
  email data.email NOT NULL UNIQUE,
  name character varying(80) DEFAULT 'a:b %' NOT NULL
);
COMMENT ON TABLE data.person IS 'People';
CREATE TABLE data.task (
  id integer PRIMARY KEY,
  person_id bigint REFERENCES data.person ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  status data.status DEFAULT 'open' NOT NULL,
  tags data.status[],
  title text COLLATE "C",
  words integer GENERATED ALWAYS AS (length(title)) STORED,
  during tstzrange,
  due timestamp with time zone DEFAULT now(),
  CONSTRAINT has_title CHECK (title <> ''),
  CONSTRAINT one_at_a_time EXCLUDE USING gist (person_id WITH =, during WITH &&) WHERE (status = 'open')
);
COMMENT ON COLUMN data.task.due IS 'When';
CREATE INDEX task_title ON data.task (lower(title), due DESC) WHERE status = 'open';
CREATE UNIQUE INDEX task_pattern ON data.task (title text_pattern_ops) INCLUDE (due);
CREATE INDEX task_during ON data.task USING gist (during);
CREATE INDEX task_distinct ON data.task (status);
