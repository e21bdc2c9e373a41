CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER disk FOREIGN DATA WRAPPER files;
CREATE TYPE mood AS ENUM ('sad', 'happy', 'content');
CREATE FOREIGN TABLE remote (id text, now mood) SERVER disk;
