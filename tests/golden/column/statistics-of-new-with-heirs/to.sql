CREATE TABLE note (body text, sender text);
ALTER TABLE note ALTER COLUMN sender SET STATISTICS 500;
CREATE TABLE letter () INHERITS (note);
