SET check_function_bodies = off;
SET search_path = public;

-- @data key=(code)
DELETE FROM public.chain WHERE code IN ('d');

-- @data key=(code)
UPDATE public.chain SET next = 'three' WHERE code = 'c';

-- @data key=(code)
UPDATE public.chain SET next = 'two' WHERE code = 'b';

-- @data key=(code)
UPDATE public.chain SET next = 'one' WHERE code = 'a';

-- @data key=(id)
UPDATE public.stage AS t SET name = d.name
FROM (VALUES
  ('1'::integer, 'done_'::text),
  (2, 'open_')) AS d (id, name)
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.stage AS t SET nick = d.nick
FROM (VALUES
  ('1'::integer, NULL::character varying(5)),
  (2, NULL)) AS d (id, nick)
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.stage AS t SET "position" = d."position"
FROM (VALUES
  ('1'::integer, '7'::smallint),
  (2, 8),
  (3, 9),
  (4, 10),
  (5, 11),
  (6, 12)) AS d (id, "position")
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.stage AS t SET rank = d.rank
FROM (VALUES
  ('1'::integer, '3'::integer),
  (2, 4)) AS d (id, rank)
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.stage AS t SET name = d.name, "position" = d."position", nick = d.nick, rank = d.rank
FROM (VALUES
  ('1'::integer, 'open'::text, '1'::smallint, 'abcde'::character varying(5), '1'::integer),
  (2, 'done', 2, 'b', 2)) AS d (id, name, "position", nick, rank)
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.stage AS t SET "position" = d."position"
FROM (VALUES
  ('3'::integer, '3'::smallint),
  (4, 4),
  (5, 5),
  (6, 6)) AS d (id, "position")
WHERE t.id = d.id;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000001' WHERE id = 1;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000002' WHERE id = 2;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000003' WHERE id = 3;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000004' WHERE id = 4;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000005' WHERE id = 5;

-- @data key=(id)
UPDATE public.token SET uuid = '00000000-0000-0000-0000-000000000006' WHERE id = 6;
