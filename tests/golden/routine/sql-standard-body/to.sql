CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE FUNCTION twice(n integer) RETURNS integer IMMUTABLE RETURN n + n;
CREATE PROCEDURE add_todo(new_title text) BEGIN ATOMIC
  INSERT INTO todo (id, title) VALUES (twice(2), new_title);
END;
