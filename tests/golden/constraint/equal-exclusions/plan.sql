SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.t (
  a date,
  b date,
  CONSTRAINT one EXCLUDE USING btree (a WITH =),
  CONSTRAINT third EXCLUDE USING btree (a WITH =) WHERE (b IS NULL)
);

ALTER TABLE public.t ADD CONSTRAINT other EXCLUDE USING btree (a WITH =);
