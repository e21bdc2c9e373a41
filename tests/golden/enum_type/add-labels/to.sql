CREATE TYPE status AS ENUM ('new', 'draft', 'doing', 'waiting', 'done', 'it''s over');
CREATE TABLE todo (id integer, s status DEFAULT 'draft' NOT NULL);
