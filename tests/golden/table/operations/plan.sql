SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA data;

CREATE EXTENSION btree_gist WITH SCHEMA public;

CREATE TYPE data.status AS ENUM ('open', 'done');

CREATE DOMAIN data.email AS text
  CONSTRAINT email_check CHECK (VALUE LIKE '%@%');

CREATE TABLE data.person (
  id bigint GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10 START WITH 100) NOT NULL,
  email data.email NOT NULL,
  name character varying(80) DEFAULT 'a:b %' NOT NULL,
  CONSTRAINT person_email_key UNIQUE (email),
  CONSTRAINT person_pkey PRIMARY KEY (id)
);

CREATE TABLE data.task (
  id integer NOT NULL,
  person_id bigint,
  status data.status DEFAULT 'open' NOT NULL,
  tags data.status[],
  title text COLLATE "C",
  words integer GENERATED ALWAYS AS (length(title)) STORED,
  during tstzrange,
  due timestamp with time zone DEFAULT now(),
  CONSTRAINT has_title CHECK (title <> ''),
  CONSTRAINT one_at_a_time EXCLUDE USING gist (person_id WITH =, during WITH &&) WHERE (status = 'open'),
  CONSTRAINT task_person_id_fkey FOREIGN KEY (person_id) REFERENCES data.person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT task_pkey PRIMARY KEY (id)
);

CREATE INDEX task_distinct ON data.task (status);

CREATE INDEX task_during ON data.task USING gist (during);

CREATE UNIQUE INDEX task_pattern ON data.task (title text_pattern_ops) INCLUDE (due);

CREATE INDEX task_title ON data.task (lower(title), due DESC) WHERE status = 'open';

COMMENT ON TABLE data.person IS 'People';

COMMENT ON COLUMN data.task.due IS 'When';
