SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
UPDATE public.person SET m = 'sad' WHERE id = 4;

-- @data key=(id)
UPDATE public.person SET other = 'sad' WHERE id = 2;

ALTER TYPE public.mood RENAME TO mood__replaced;

CREATE TYPE public.mood AS ENUM ('sad', 'odd', 'happy');

ALTER TABLE public.person
  ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
  ALTER COLUMN other TYPE public.mood USING other::text::public.mood;

DROP TYPE public.mood__replaced;

-- @data key=(id)
UPDATE public.person SET m = 'odd' WHERE id = 1;

-- @data key=(id)
UPDATE public.person SET other = 'odd' WHERE id = 2;

-- @data key=(id)
INSERT INTO public.person (id, m, other) VALUES
  (3, 'odd', NULL);

-- @data key=(id)
DELETE FROM public.person WHERE id IN (4);
