SET check_function_bodies = off;
SET search_path = public;

CREATE FUNCTION public.reversed_cmp(integer, integer)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
AS $$SELECT btint4cmp($2, $1)$$;

CREATE OPERATOR FAMILY public.reversed USING btree;

CREATE OPERATOR CLASS public.reversed FOR TYPE integer USING btree FAMILY public.reversed AS
  OPERATOR 1 > (integer, integer),
  OPERATOR 2 >= (integer, integer),
  OPERATOR 3 = (integer, integer),
  OPERATOR 4 <= (integer, integer),
  OPERATOR 5 < (integer, integer),
  FUNCTION 1 (integer, integer) public.reversed_cmp(integer, integer);

CREATE TABLE public.t (
  a integer,
  b integer
)
PARTITION BY RANGE (a public.reversed);

CREATE TABLE public.u (
  b integer,
  CONSTRAINT u_b_excl EXCLUDE USING btree (b public.reversed WITH =)
);

CREATE INDEX t_a ON public.t (a public.reversed);
