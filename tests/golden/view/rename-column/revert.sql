SET check_function_bodies = off;
SET search_path = public;

COMMENT ON COLUMN public.v."Na""me" IS NULL;

ALTER VIEW public.listed RENAME COLUMN c TO b;

ALTER VIEW public.v RENAME COLUMN "Na""me" TO name;

ALTER VIEW public.v RENAME COLUMN total TO n;

COMMENT ON COLUMN public.v.name IS 'what it is called';
