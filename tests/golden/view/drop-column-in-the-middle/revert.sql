SET check_function_bodies = off;
SET search_path = public;

DROP VIEW public.w;

DROP VIEW public.v;

ALTER TABLE public.todo ADD COLUMN title text;

CREATE VIEW public.v AS
SELECT
  id,
  title,
  done
FROM public.todo;

CREATE VIEW public.w AS
SELECT
  id,
  done
FROM public.v;

GRANT SELECT ON TABLE public.v TO webuser;

GRANT SELECT ON TABLE public.w TO webuser;
