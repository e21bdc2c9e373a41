SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION s.next_u()
  RETURNS integer
  LANGUAGE plpgsql
AS $$ BEGIN RETURN (SELECT max(id) + 1 FROM s.u); END $$;

CREATE TABLE s.t (
  id integer NOT NULL,
  u_id integer,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);

CREATE FUNCTION s.of_row(s.t)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT $1.id * 2 $$;

CREATE TABLE s.u (
  id integer DEFAULT s.next_u() NOT NULL,
  t_id integer,
  CONSTRAINT u_pkey PRIMARY KEY (id)
);

CREATE VIEW s.v AS
SELECT
  id,
  s.of_row(t.*) AS d
FROM s.t;

CREATE TYPE s.c AS (
  v s.v,
  n integer
);

CREATE FUNCTION s.from_view()
  RETURNS SETOF s.v
  LANGUAGE sql
  STABLE
AS $$ SELECT * FROM s.v $$;

CREATE VIEW s.w AS
SELECT
  v.id
FROM s.v
JOIN s.from_view() AS f ON f.id = v.id;

ALTER TABLE s.t ADD CONSTRAINT t_check CHECK (s.of_row(t.*) > 0);

ALTER TABLE s.t ADD CONSTRAINT t_u_id_fkey FOREIGN KEY (u_id) REFERENCES s.u (id);

ALTER TABLE s.u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES s.t (id);
