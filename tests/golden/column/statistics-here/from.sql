CREATE TABLE above (a text, b text);
CREATE TABLE below (c text) INHERITS (above);
