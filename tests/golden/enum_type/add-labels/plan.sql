SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE public.status ADD VALUE 'new' BEFORE 'draft';

ALTER TYPE public.status ADD VALUE 'doing' BEFORE 'done';

ALTER TYPE public.status ADD VALUE 'waiting' BEFORE 'done';

ALTER TYPE public.status ADD VALUE 'it''s over';
