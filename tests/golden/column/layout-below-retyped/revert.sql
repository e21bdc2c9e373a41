SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.note ALTER COLUMN body DROP DEFAULT;

ALTER TABLE public.note ALTER COLUMN body TYPE text;

ALTER TABLE public.note ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.a_note_high ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.note_low ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.note_low_0 ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.note_low_1 ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.note ALTER COLUMN tail TYPE text;

ALTER TABLE public.a_note_high ALTER COLUMN tail SET STORAGE EXTERNAL;

ALTER TABLE public.note ALTER COLUMN body SET DEFAULT upper('x');
