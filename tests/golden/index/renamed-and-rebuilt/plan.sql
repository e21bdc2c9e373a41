SET check_function_bodies = off;
SET search_path = public;

ALTER INDEX public.todo_state RENAME TO by_state;

ALTER TYPE public.state ADD VALUE 'waiting' BEFORE 'closed';
