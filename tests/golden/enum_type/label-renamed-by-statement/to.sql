-- A server keeps labels by what they are: a label that gets another name has it wherever it is a value of the type, and
-- texts that read the same stay.
CREATE TYPE mode AS ENUM ('open', 'closed');
CREATE TABLE shop (
  id integer,
  m mode NOT NULL DEFAULT 'closed',
  word text DEFAULT 'closed',
  CONSTRAINT words CHECK (m <> 'closed' OR word = 'closed' OR word = 'it''s ''closed''')
);
CREATE INDEX shop_closed ON shop (id) WHERE m = 'closed' AND word <> 'closed';
CREATE VIEW closed AS SELECT id, 'closed' AS word FROM shop WHERE m = 'closed'::mode AND m IN ('open', 'closed') AND word = 'closed';
CREATE FUNCTION later(m mode DEFAULT 'closed') RETURNS mode LANGUAGE sql RETURN CASE WHEN m = 'open' THEN 'closed'::mode ELSE m END;
CREATE FUNCTION at_call(m mode DEFAULT 'closed') RETURNS mode LANGUAGE sql AS $$ SELECT 'closed'::mode $$;
CREATE DOMAIN most AS mode DEFAULT 'closed' CHECK (VALUE <> 'open');
CREATE TABLE of_most (m most DEFAULT 'closed', CHECK (m::mode = 'closed'));
CREATE TABLE part (m mode, word text) PARTITION BY LIST (m);
CREATE TABLE part_closed PARTITION OF part FOR VALUES IN ('closed');
CREATE TABLE word (word text) PARTITION BY LIST (word);
CREATE TABLE word_closed PARTITION OF word FOR VALUES IN ('closed');
ALTER TABLE shop ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON shop USING (m = 'open' OR m = 'closed');
ALTER TYPE mode RENAME VALUE 'closed' TO 'shut';
ALTER TYPE mode RENAME VALUE 'open' TO 'it''s open';
