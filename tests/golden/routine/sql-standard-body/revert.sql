SET check_function_bodies = off;
SET search_path = public;

CREATE OR REPLACE FUNCTION public.twice(n integer)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
RETURN n * 2;

CREATE OR REPLACE PROCEDURE public.add_todo(new_title text)
  LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO public.todo (id, title)
  VALUES (public.twice(1), new_title);
  DELETE FROM public.todo
  WHERE title IS NULL;
END;
