CREATE TABLE todo (id integer, title text);
-- @renamed from=todo_unique
ALTER TABLE todo ADD CONSTRAINT one_of_a_title UNIQUE (title);
CREATE DOMAIN small AS integer;
-- @renamed from=small_check
ALTER DOMAIN small ADD CONSTRAINT below_ten CHECK (VALUE < 10);
