CREATE TABLE colours (name text PRIMARY KEY, hex text);
-- @data key=(name)
INSERT INTO colours VALUES ('red', '#f00'), ('green', '#0f0');
