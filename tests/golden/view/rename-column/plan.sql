SET check_function_bodies = off;
SET search_path = public;

COMMENT ON COLUMN public.v.name IS NULL;

ALTER VIEW public.listed RENAME COLUMN b TO c;

ALTER VIEW public.v RENAME COLUMN name TO "Na""me";

ALTER VIEW public.v RENAME COLUMN n TO total;

COMMENT ON COLUMN public.v."Na""me" IS 'what it is called';
