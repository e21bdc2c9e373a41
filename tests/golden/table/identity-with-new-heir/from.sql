CREATE TABLE item (name text);
CREATE TABLE book (name text, title text);
