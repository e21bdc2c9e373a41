SET check_function_bodies = off;
SET search_path = public;

ALTER SERVER new_name RENAME TO old_name;

DROP VIEW public.near;

DROP USER MAPPING FOR alice SERVER replaced;

ALTER SERVER changes VERSION '1' OPTIONS (SET host 'a', ADD port '1', DROP "user");

CREATE SERVER goes FOREIGN DATA WRAPPER w;

ALTER SERVER loses VERSION '1';

CREATE USER MAPPING FOR alice SERVER goes;

DROP FOREIGN TABLE public.far;

DROP SERVER replaced;

CREATE SERVER replaced TYPE 'a' FOREIGN DATA WRAPPER w;

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
