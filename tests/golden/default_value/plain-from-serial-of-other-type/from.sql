CREATE TABLE note (id serial, body text);
