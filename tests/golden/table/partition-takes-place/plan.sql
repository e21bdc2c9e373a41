SET check_function_bodies = off;
SET search_path = public;

DROP TABLE public.event_2025;

DROP TABLE public.event_2024;

ALTER TABLE public.event DETACH PARTITION public.event_old;

ALTER TABLE public.event ATTACH PARTITION public.event_old FOR VALUES FROM (MINVALUE) TO ('2025-01-01');

CREATE TABLE public.event_2025_h1 PARTITION OF public.event FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');

CREATE TABLE public.event_2025_h2 PARTITION OF public.event FOR VALUES FROM ('2025-07-01') TO ('2026-01-01');
