SET check_function_bodies = off;
SET search_path = public;

DROP INDEX public.item_place;

CREATE TABLE public.copy (
  id integer NOT NULL,
  code text,
  place text,
  CONSTRAINT copy_code_key UNIQUE (code),
  CONSTRAINT copy_pkey PRIMARY KEY (id),
  CONSTRAINT copy_place_key UNIQUE (place)
);

ALTER TABLE public.item ADD CONSTRAINT item_place_key UNIQUE (place);

COMMENT ON INDEX public.copy_code_key IS 'of the other index';

COMMENT ON INDEX public.copy_pkey IS 'of the index, changed';

COMMENT ON INDEX public.copy_place_key IS 'of the index, later of the key''s';

COMMENT ON INDEX public.item_code IS 'of the other index';

COMMENT ON INDEX public.item_key IS 'of the index, changed';

COMMENT ON INDEX public.item_place_key IS 'of the index, later of the key''s';
