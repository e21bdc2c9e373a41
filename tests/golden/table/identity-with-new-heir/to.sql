CREATE TABLE item (name text, number integer GENERATED ALWAYS AS IDENTITY);
CREATE TABLE book (name text, title text) INHERITS (item);
