SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public.gone;

CREATE TYPE public.added;

CREATE TYPE public."it's ""only"" a name";
