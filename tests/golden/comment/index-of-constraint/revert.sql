SET check_function_bodies = off;
SET search_path = public;

COMMENT ON INDEX public.item_code IS NULL;

ALTER TABLE public.item DROP CONSTRAINT item_place_key;

CREATE UNIQUE INDEX item_place ON public.item (place);

COMMENT ON INDEX public.item_place IS 'of the index, later of the key''s';

COMMENT ON INDEX public.item_key IS 'of the index';

DROP TABLE public.copy;
