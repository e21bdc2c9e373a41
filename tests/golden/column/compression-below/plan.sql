SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.t ADD COLUMN body text COMPRESSION pglz COLLATE "C" DEFAULT 'none';
