CREATE TYPE mood AS ENUM ('calm', 'merry');
CREATE TABLE t (
  small integer DEFAULT 300,
  counted integer DEFAULT 300,
  word text DEFAULT 'it''s',
  longer character varying(9) DEFAULT 'x',
  padded text DEFAULT 'x',
  feeling text DEFAULT 'calm'
);
