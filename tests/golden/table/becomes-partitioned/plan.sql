SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.m;

CREATE TABLE public.m (
  id integer,
  at date NOT NULL
)
PARTITION BY RANGE (at);

CREATE TABLE public.m_2026 PARTITION OF public.m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
