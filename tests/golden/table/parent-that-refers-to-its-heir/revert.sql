SET check_function_bodies = off;
SET search_path = public;

CREATE TABLE public.note (
  id integer NOT NULL,
  CONSTRAINT answers FOREIGN KEY (id) REFERENCES public.letter (number)
);

ALTER TABLE public.letter INHERIT public.note;
