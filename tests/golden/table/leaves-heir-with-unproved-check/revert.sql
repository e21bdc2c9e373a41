SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.stamped (
  stamps integer
)
INHERITS (public.letter);

ALTER TABLE public.parcel ADD COLUMN lines text[];

ALTER TABLE public.parcel ADD COLUMN stamps integer;

ALTER TABLE public.parcel ADD CONSTRAINT some_lines CHECK (cardinality(lines) >= 0);

ALTER TABLE public.parcel INHERIT public.stamped;
