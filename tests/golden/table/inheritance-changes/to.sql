CREATE TABLE parent (id int NOT NULL, name text, added date);
CREATE TABLE other (id int NOT NULL, note text);
CREATE TABLE child1 (id int NOT NULL, name text, extra int);
CREATE TABLE child2 (id int NOT NULL, name text, more int) INHERITS (parent);
CREATE TABLE child3 (id int NOT NULL, name text, note text, x int) INHERITS (other);
