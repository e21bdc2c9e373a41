SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.m RENAME TO m_old;

ALTER TABLE public.m_old RENAME CONSTRAINT m_pkey TO m_old_pkey;

ALTER TABLE public.r DROP CONSTRAINT r_m_id_fkey;

CREATE TABLE public.m (
  id integer NOT NULL,
  at date NOT NULL,
  CONSTRAINT m_pkey PRIMARY KEY (id, at)
)
PARTITION BY RANGE (at);

CREATE TABLE public.m_2026 PARTITION OF public.m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
