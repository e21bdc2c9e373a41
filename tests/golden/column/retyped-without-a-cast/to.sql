-- Where the server has no cast, the way leads over the text: what does not fit is refused by row, and not by type.
CREATE TABLE run (
  started timestamptz,
  done timestamptz,
  day integer,
  code bigint,
  tags integer,
  number integer[],
  flag boolean,
  words integer[]
);
