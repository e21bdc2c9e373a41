CREATE TABLE note (body text);
CREATE TABLE letter () INHERITS (note);
