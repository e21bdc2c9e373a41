CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE FUNCTION twice(n integer) RETURNS integer IMMUTABLE RETURN n * 2;
CREATE PROCEDURE add_todo(new_title text) BEGIN ATOMIC
  INSERT INTO todo (id, title) VALUES (twice(1), new_title);
  DELETE FROM todo WHERE title IS NULL;
END;
