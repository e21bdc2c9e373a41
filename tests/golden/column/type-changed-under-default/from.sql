-- As hand-written migrations leave them: a constant keeps the type that it was read as.
CREATE TYPE mood AS ENUM ('calm', 'merry');
CREATE TABLE t (
  small smallint DEFAULT '300',
  counted smallint DEFAULT 300,
  word character varying(5) DEFAULT 'it''s',
  longer character varying(5) DEFAULT 'x',
  padded character(3) DEFAULT 'x',
  feeling mood DEFAULT 'calm'
);
ALTER TABLE t ALTER small TYPE integer, ALTER counted TYPE integer, ALTER word TYPE text, ALTER longer TYPE character varying(9),
  ALTER padded TYPE text;
ALTER TABLE t ALTER feeling TYPE text;
