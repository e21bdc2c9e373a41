SET check_function_bodies = off;
SET search_path = public;

DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT
  id,
  title
FROM public.todo
WHERE id > 0;

CREATE INDEX m_id ON public.m (id);

GRANT SELECT ON TABLE public.m TO webuser;

COMMENT ON MATERIALIZED VIEW public.m IS 'm';
