CREATE TABLE todo (id integer PRIMARY KEY, title text);
