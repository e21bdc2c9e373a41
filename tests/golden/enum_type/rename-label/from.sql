CREATE TYPE status AS ENUM ('draft', 'done');
CREATE TABLE todo (id integer, s status NOT NULL DEFAULT 'done');
