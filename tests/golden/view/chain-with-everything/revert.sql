SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.v4;

DROP MATERIALIZED VIEW public.m3;

DROP VIEW public.v2;

DROP VIEW public.v1;

ALTER TABLE public.base ALTER COLUMN id TYPE integer;

ALTER TABLE public.base ALTER COLUMN a TYPE text;

CREATE VIEW public.v1 AS
SELECT
  id,
  a,
  b
FROM public.base;

CREATE VIEW public.v2 AS
SELECT
  id,
  a,
  b
FROM public.v1;

CREATE MATERIALIZED VIEW public.m3 AS
SELECT
  id,
  a,
  b
FROM public.v2;

CREATE VIEW public.v4 AS
SELECT
  id,
  upper(a) AS a
FROM public.m3;

ALTER VIEW public.v2 ALTER COLUMN b SET DEFAULT 7;

CREATE INDEX m3_a ON public.m3 (lower(a));

CREATE UNIQUE INDEX m3_id ON public.m3 (id);

CREATE TRIGGER v2_ins
  INSTEAD OF INSERT ON public.v2
  FOR EACH ROW
  EXECUTE FUNCTION public.ins();

CREATE RULE v4_del AS
  ON DELETE TO public.v4
  DO INSTEAD NOTHING;

ALTER VIEW public.v2 OWNER TO alice;

GRANT SELECT ON TABLE public.m3 TO anonymous;

GRANT SELECT ON TABLE public.v4 TO anonymous;

GRANT SELECT (id) ON TABLE public.v2 TO webuser;

COMMENT ON MATERIALIZED VIEW public.m3 IS 'third';

COMMENT ON INDEX public.m3_a IS 'index a';

COMMENT ON COLUMN public.m3.a IS 'column a';
