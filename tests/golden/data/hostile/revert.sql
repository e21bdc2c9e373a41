SET check_function_bodies = off;
SET search_path = public;

-- @data key=("ke""y, x")
DELETE FROM public."ta""b;le" WHERE "ke""y, x" IN ('''; DROP TABLE x; --', E'a\\b');
