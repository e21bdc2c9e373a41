SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public."it's ""only"" a name";

DROP TYPE public.added;

CREATE TYPE public.gone;
