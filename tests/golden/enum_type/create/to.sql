CREATE SCHEMA data;
CREATE TYPE data.status AS ENUM ('draft', 'it''s "done"', 'back\slash');
CREATE TYPE data."Empty Enum" AS ENUM ();
COMMENT ON TYPE data.status IS 'where it stands';
