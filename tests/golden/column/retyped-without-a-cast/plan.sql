SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.run ALTER COLUMN started TYPE timestamp with time zone USING started::text::timestamp with time zone;

ALTER TABLE public.run ALTER COLUMN done TYPE timestamp with time zone USING done::text::timestamp with time zone;

ALTER TABLE public.run ALTER COLUMN day TYPE integer USING day::text::integer;

ALTER TABLE public.run ALTER COLUMN code TYPE bigint USING code::text::bigint;

ALTER TABLE public.run ALTER COLUMN tags TYPE integer USING tags::text::integer;

ALTER TABLE public.run ALTER COLUMN number TYPE integer[] USING number::text::integer[];

ALTER TABLE public.run ALTER COLUMN flag TYPE boolean USING flag::boolean;

ALTER TABLE public.run ALTER COLUMN words TYPE integer[] USING words::integer[];
