SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.run ALTER COLUMN started TYPE integer USING started::text::integer;

ALTER TABLE public.run ALTER COLUMN done TYPE boolean USING done::text::boolean;

ALTER TABLE public.run ALTER COLUMN day TYPE date USING day::text::date;

ALTER TABLE public.run ALTER COLUMN code TYPE uuid USING code::text::uuid;

ALTER TABLE public.run ALTER COLUMN tags TYPE text[] USING tags::text::text[];

ALTER TABLE public.run ALTER COLUMN number TYPE integer USING number::text::integer;

ALTER TABLE public.run ALTER COLUMN flag TYPE integer USING flag::integer;

ALTER TABLE public.run ALTER COLUMN words TYPE text;
