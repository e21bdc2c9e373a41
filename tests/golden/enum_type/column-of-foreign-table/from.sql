CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER disk FOREIGN DATA WRAPPER files;
CREATE TYPE mood AS ENUM ('sad', 'content', 'happy');
CREATE FOREIGN TABLE remote (id integer, now mood) SERVER disk;
