SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.mood ADD VALUE 'fine' BEFORE 'happy';

ALTER TABLE public.person ADD COLUMN mood public.mood DEFAULT 'fine' NOT NULL;
