CREATE TABLE not_planned (id integer);
