CREATE TABLE word (
  a text DEFAULT E'\u00',
  b text DEFAULT U&'\D800',
  c text DEFAULT E'\x00',
  d text DEFAULT E'\xff',
  e text DEFAULT U&'!0041' UESCAPE '+',
  f text DEFAULT E'\U00110000'
);
CREATE VIEW words AS SELECT a FROM word;
