CREATE TABLE todo (id integer, title text);
ALTER TABLE todo ADD CONSTRAINT todo_unique UNIQUE (title);
CREATE DOMAIN small AS integer;
ALTER DOMAIN small ADD CONSTRAINT small_check CHECK (VALUE < 10);
