SET check_function_bodies = off;
SET search_path = public, ext;

CREATE SERVER files VERSION '1' FOREIGN DATA WRAPPER file_fdw;

CREATE FOREIGN TABLE public.lines (
  line text
)
SERVER files OPTIONS (filename '/tmp/lines', format 'text');

GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO alice;
