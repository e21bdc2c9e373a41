SET check_function_bodies = off;
SET search_path = public;

CREATE TYPE public.status AS ENUM ('a', 'c');

DROP TABLE public.t;

DROP TYPE data.state;

DROP SCHEMA data;
