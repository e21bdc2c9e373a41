SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.twice(n integer)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
RETURN n + n;

CREATE OR REPLACE PROCEDURE public.add_todo(new_title text)
  LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO public.todo (id, title)
  VALUES (public.twice(2), new_title);
END;
