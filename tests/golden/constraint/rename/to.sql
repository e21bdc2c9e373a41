CREATE SCHEMA data;
CREATE TABLE data.t (
  a integer,
  -- @renamed from=old_check
  CONSTRAINT new_check CHECK (a > 0),
  -- @renamed from=old_key
  CONSTRAINT new_key UNIQUE (a)
);
