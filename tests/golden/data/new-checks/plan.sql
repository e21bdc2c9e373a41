SET check_function_bodies = off;
SET search_path = public;

-- @data key=(id)
DELETE FROM public.level WHERE id IN (3);

-- @data key=(id)
UPDATE public.level SET rank = 2 WHERE id = 2;

-- @data key=(id)
UPDATE public.level SET rank = 1, above = NULL WHERE id = 1;

ALTER TABLE public.level ADD CONSTRAINT level_above_fkey FOREIGN KEY (above) REFERENCES public.level (id);

ALTER TABLE public.level ADD CONSTRAINT level_rank_check CHECK (rank > 0);

CREATE UNIQUE INDEX level_rank ON public.level (rank);
