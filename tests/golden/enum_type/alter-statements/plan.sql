SET check_function_bodies = off;
SET search_path = public;

DROP TYPE public.status;

CREATE SCHEMA data;

CREATE TYPE data.state AS ENUM ('a', 'b', 'c', 'd', 'e');

CREATE TABLE public.t (
  s data.state
);
