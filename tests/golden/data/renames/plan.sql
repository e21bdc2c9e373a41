SET check_function_bodies = off;
SET search_path = public;

CREATE SCHEMA app;

ALTER TABLE public.item SET SCHEMA app;

ALTER TABLE app.item RENAME TO thing;

ALTER TABLE app.thing RENAME COLUMN kind TO sort;

ALTER TABLE app.thing RENAME COLUMN title TO label;

ALTER TABLE app.thing RENAME CONSTRAINT item_pkey TO thing_pkey;

-- @data key=(id, sort)
UPDATE app.thing SET label = 'zwei' WHERE id = 2 AND sort = 'b';
