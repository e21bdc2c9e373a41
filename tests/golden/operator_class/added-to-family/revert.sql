SET check_function_bodies = off;
SET search_path = public;

DROP OPERATOR CLASS public.ordered USING btree;

CREATE OPERATOR CLASS public.ordered FOR TYPE public.version USING btree FAMILY public.ordered AS
  OPERATOR 1 public.< (public.version, public.version),
  FUNCTION 1 (public.version, public.version) public.version_cmp(public.version, public.version);
