CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'sad');
CREATE TABLE public.person (id integer, feels public.mood DEFAULT 'ok'::public.mood);
