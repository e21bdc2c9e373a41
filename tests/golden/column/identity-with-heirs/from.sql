CREATE TABLE note (body text);
CREATE TABLE letter (sender text) INHERITS (note);
CREATE TABLE "Late letter" () INHERITS (letter);
