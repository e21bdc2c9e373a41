SET check_function_bodies = off;
SET search_path = public;

CREATE TYPE public.mode AS ENUM ('it''s open', 'shut');

CREATE DOMAIN public.most AS public.mode DEFAULT 'shut'
  CONSTRAINT most_check CHECK (VALUE <> 'it''s open');

CREATE FUNCTION public.at_call(m public.mode DEFAULT 'shut')
  RETURNS public.mode
  LANGUAGE sql
AS $$ SELECT 'closed'::mode $$;

CREATE FUNCTION public.later(m public.mode DEFAULT 'shut')
  RETURNS public.mode
  LANGUAGE sql
RETURN CASE WHEN m = 'it''s open' THEN 'shut'::public.mode ELSE m END;

CREATE TABLE public.of_most (
  m public.most DEFAULT 'shut',
  CONSTRAINT of_most_m_check CHECK (m::public.mode = 'shut')
);

CREATE TABLE public.part (
  m public.mode,
  word text
)
PARTITION BY LIST (m);

CREATE TABLE public.part_closed PARTITION OF public.part FOR VALUES IN ('shut');

CREATE TABLE public.shop (
  id integer,
  m public.mode DEFAULT 'shut' NOT NULL,
  word text DEFAULT 'closed',
  CONSTRAINT words CHECK (m <> 'shut' OR word = 'closed' OR word = 'it''s ''closed''')
);

ALTER TABLE public.shop ENABLE ROW LEVEL SECURITY;

CREATE TABLE public.word (
  word text
)
PARTITION BY LIST (word);

CREATE TABLE public.word_closed PARTITION OF public.word FOR VALUES IN ('closed');

CREATE VIEW public.closed AS
SELECT
  id,
  'closed' AS word
FROM public.shop
WHERE m = 'shut'::public.mode
  AND m IN ('it''s open', 'shut')
  AND word = 'closed';

CREATE INDEX shop_closed ON public.shop (id) WHERE m = 'shut' AND word <> 'closed';

CREATE POLICY seen ON public.shop
  TO PUBLIC
  USING (m = 'it''s open' OR m = 'shut');
