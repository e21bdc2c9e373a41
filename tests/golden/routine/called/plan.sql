SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.add_touch(relation regclass)
  RETURNS void
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touch()', relation);
END $$;

CREATE FUNCTION public.clean(relation regclass)
  RETURNS void
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('DELETE FROM %s', relation);
END $$;

CREATE FUNCTION public.touch()
  RETURNS trigger
  LANGUAGE plpgsql
AS $$BEGIN NEW.touched = now(); RETURN NEW; END$$;

CREATE TABLE public.todo (
  id integer,
  touched timestamp without time zone
);
