SET check_function_bodies = off;
SET search_path = public;

ALTER SERVER old_name RENAME TO new_name;

DROP VIEW public.near;

DROP USER MAPPING FOR alice SERVER replaced;

DROP USER MAPPING FOR alice SERVER goes;

DROP SERVER goes;

ALTER SERVER changes VERSION '2' OPTIONS (SET host 'b', ADD "user" 'it''s', DROP port);

ALTER SERVER loses VERSION NULL;

DROP FOREIGN TABLE public.far;

DROP SERVER replaced;

CREATE SERVER replaced TYPE 'b' FOREIGN DATA WRAPPER v;

CREATE USER MAPPING FOR alice SERVER replaced OPTIONS (u 'a');

CREATE FOREIGN TABLE public.far (
  id integer,
  name text OPTIONS (column_name 'NAME')
)
SERVER replaced OPTIONS (t 'x');

CREATE VIEW public.near AS
SELECT
  id
FROM public.far;

GRANT USAGE ON FOREIGN SERVER replaced TO bob;

GRANT SELECT ON TABLE public.far TO bob;

COMMENT ON FOREIGN TABLE public.far IS 'far away';
