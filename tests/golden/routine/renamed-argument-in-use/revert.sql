SET check_function_bodies = off;
SET search_path = public;

DROP POLICY p ON public.t;

DROP TRIGGER tr ON public.t;

DROP INDEX public.t_norm;

ALTER TABLE public.t DROP CONSTRAINT t_a_check;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

DROP VIEW public.w;

DROP VIEW public.v;

DROP OPERATOR public.=== (text, text);

DROP FUNCTION public.eqn(text, text);

ALTER TABLE public.t DROP COLUMN g;

DROP FUNCTION public.norm(text);

CREATE FUNCTION public.norm(t text)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT lower(t) $$;

CREATE FUNCTION public.eqn(a text, b text)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
AS $$ SELECT norm(a) = norm(b) $$;

CREATE OPERATOR public.=== (
  FUNCTION = public.eqn,
  LEFTARG = text,
  RIGHTARG = text
);

ALTER TABLE public.t ADD COLUMN g text GENERATED ALWAYS AS (public.norm(a)) STORED;

CREATE VIEW public.v AS
SELECT
  public.norm(a) AS n
FROM public.t;

CREATE VIEW public.w AS
SELECT
  id
FROM public.t
WHERE a OPERATOR(public.===) 'q';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.norm('X');

ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (public.norm(a) <> '');

CREATE INDEX t_norm ON public.t (public.norm(a));

CREATE TRIGGER tr
  BEFORE UPDATE ON public.t
  FOR EACH ROW
  WHEN (public.norm(NEW.a) = 'y')
  EXECUTE FUNCTION public.trg();

CREATE POLICY p ON public.t
  TO PUBLIC
  USING (public.norm(a) = 'x');

GRANT EXECUTE ON FUNCTION public.norm(text) TO webuser;

COMMENT ON FUNCTION public.norm(text) IS 'normal form';
