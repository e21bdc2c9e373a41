CREATE TYPE address AS (
  -- @renamed from=street
  road text,
  zip integer
);
