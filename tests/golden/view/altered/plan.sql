SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.v;

CREATE VIEW public.v WITH (security_barrier = true) AS
SELECT
  id,
  title AS "Ti""tle"
FROM public.todo;

ALTER VIEW public.v ALTER COLUMN "Ti""tle" SET DEFAULT 'none';

ALTER VIEW public.v ALTER COLUMN id SET DEFAULT 1;
