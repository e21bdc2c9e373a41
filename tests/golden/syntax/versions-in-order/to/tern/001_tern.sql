CREATE TABLE tern (a integer);
---- create above / drop below ----
DROP TABLE tern;
