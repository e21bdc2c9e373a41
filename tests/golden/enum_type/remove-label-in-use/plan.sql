SET check_function_bodies = off;
SET search_path = public;

DROP POLICY only_happy ON public.p;

DROP INDEX public.p_m;

ALTER TABLE public.p DROP CONSTRAINT p_check;

DROP MATERIALIZED VIEW public.mv;

DROP VIEW public.v;

DROP FUNCTION public.better(public.mood);

DROP FUNCTION public.all_of(public.mood[]);

ALTER TYPE public.mood RENAME TO mood__replaced;

CREATE TYPE public.mood AS ENUM ('ok', 'happy');

ALTER TABLE public.p
  ALTER COLUMN m DROP DEFAULT,
  ALTER COLUMN ms DROP DEFAULT;

ALTER TABLE public.p
  ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
  ALTER COLUMN ms TYPE public.mood[] USING ms::text[]::public.mood[];

ALTER TABLE public.p
  ALTER COLUMN m SET DEFAULT 'ok',
  ALTER COLUMN ms SET DEFAULT '{ok,happy}';

DROP TYPE public.mood__replaced;

CREATE FUNCTION public.all_of(wanted public.mood[] DEFAULT '{ok}')
  RETURNS SETOF public.p
  LANGUAGE sql
  STABLE
AS $$ SELECT * FROM p WHERE m = ANY (wanted) $$;

CREATE FUNCTION public.better(m public.mood)
  RETURNS public.mood
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT 'happy'::mood $$;

CREATE VIEW public.v AS
SELECT
  id,
  public.better(m) AS b,
  ms
FROM public.p
WHERE m = ANY (ms);

CREATE MATERIALIZED VIEW public.mv AS
SELECT
  m,
  count(*) AS n
FROM public.p
GROUP BY m;

ALTER TABLE public.p ADD CONSTRAINT p_check CHECK (m <> 'happy' OR id > 0);

CREATE UNIQUE INDEX mv_m ON public.mv (m);

CREATE INDEX p_m ON public.p (m) WHERE m = 'happy';

CREATE POLICY only_happy ON public.p
  TO PUBLIC
  USING (m = 'happy');

GRANT SELECT ON TABLE public.v TO webuser;
