CREATE TYPE status AS ENUM (
  'draft',
  -- @renamed from=done
  'finished'
);
CREATE TABLE todo (id integer, s status NOT NULL DEFAULT 'finished');
