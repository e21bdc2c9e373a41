SET check_function_bodies = off;
SET search_path = public;

CREATE VIEW public.kept AS
SELECT
  1 AS one;
