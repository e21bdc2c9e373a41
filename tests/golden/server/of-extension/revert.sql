SET check_function_bodies = off;
SET search_path = public, ext;

REVOKE USAGE ON FOREIGN DATA WRAPPER file_fdw FROM alice;

DROP FOREIGN TABLE public.lines;

DROP SERVER files;
