SET check_function_bodies = off;
SET search_path = public;

DROP INDEX public.level_rank;

ALTER TABLE public.level DROP CONSTRAINT level_rank_check;

ALTER TABLE public.level DROP CONSTRAINT level_above_fkey;

-- @data key=(id)
UPDATE public.level SET rank = 1 WHERE id = 2;

-- @data key=(id)
UPDATE public.level SET rank = -1, above = 9 WHERE id = 1;

-- @data key=(id)
INSERT INTO public.level (id, rank, above) VALUES
  (3, 1, 2);
