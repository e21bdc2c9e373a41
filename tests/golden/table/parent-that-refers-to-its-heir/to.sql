CREATE TABLE letter (number integer PRIMARY KEY);
