SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE app.thing RENAME CONSTRAINT thing_pkey TO item_pkey;

ALTER TABLE app.thing RENAME COLUMN label TO title;

ALTER TABLE app.thing RENAME COLUMN sort TO kind;

ALTER TABLE app.thing SET SCHEMA public;

ALTER TABLE public.thing RENAME TO item;

-- @data key=(id, kind)
UPDATE public.item SET title = 'two' WHERE id = 2 AND kind = 'b';

DROP SCHEMA app;
