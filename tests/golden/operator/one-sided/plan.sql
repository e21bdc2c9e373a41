SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.differs(a integer, b integer)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a <> b$$;

CREATE FUNCTION public.same(a integer, b integer)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT a = b$$;

CREATE OPERATOR public.<!> (
  FUNCTION = public.differs,
  LEFTARG = integer,
  RIGHTARG = integer,
  NEGATOR = OPERATOR(public.<=>)
);

CREATE OPERATOR public.<=> (
  FUNCTION = public.same,
  LEFTARG = integer,
  RIGHTARG = integer,
  NEGATOR = OPERATOR(public.<!>)
);
