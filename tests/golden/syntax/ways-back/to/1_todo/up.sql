CREATE TABLE todo (id integer PRIMARY KEY);
