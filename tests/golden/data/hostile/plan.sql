SET check_function_bodies = off;
SET search_path = public;

-- @data key=("ke""y, x")
INSERT INTO public."ta""b;le" ("ke""y, x", "va)lue", "user") VALUES
  ('''; DROP TABLE x; --', E'line
break	\\ :var :''var'' %s %(x)s {0}', '$$ $ashlar$ """ '''''),
  (E'a\\b', '', 'é 🙂');
