SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
