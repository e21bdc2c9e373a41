CREATE ROLE clerk;
CREATE SCHEMA data;
CREATE SCHEMA archive;
ALTER DEFAULT PRIVILEGES IN SCHEMA data GRANT SELECT, USAGE ON SEQUENCES TO clerk;
CREATE SEQUENCE archive.numbers;
-- @renamed from=data.bill
CREATE TABLE archive.bill (
  -- @renamed from=amount
  total numeric(12,2)
);
ALTER SEQUENCE archive.numbers OWNED BY archive.bill.total;
COMMENT ON SEQUENCE archive.numbers IS 'of bills';
