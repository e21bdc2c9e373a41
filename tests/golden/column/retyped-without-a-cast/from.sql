CREATE TABLE run (
  started integer,
  done boolean,
  day date,
  code uuid,
  tags text[],
  number integer,
  flag integer,
  words text
);
